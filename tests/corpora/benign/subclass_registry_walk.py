class Shape:
    def area(self):
        raise NotImplementedError
class Square(Shape):
    def __init__(self, a=2): self.a = a
    def area(self): return self.a ** 2
class Circle(Shape):
    def area(self): return 3
result = {cls.__name__: cls().area() for cls in Shape.__subclasses__()}
