import unittest
class TestSort(unittest.TestCase):
    def test_sorted(self):
        self.assertEqual(sorted([2, 1]), [1, 2])
suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestSort)
outcome = unittest.TestResult()
suite.run(outcome)
result = outcome.wasSuccessful()
