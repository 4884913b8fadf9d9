# technique: introspection; layers: static; expect: refused
import logging.config
result = logging.config.BaseConfigurator({}).resolve("os.getcwd")()
