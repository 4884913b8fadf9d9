# technique: persistence; layers: static; expect: observed
import codecs
codecs.register(lambda name: None)
