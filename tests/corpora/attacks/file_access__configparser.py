# technique: file_access; layers: syscall; expect: observed
import configparser
parser = configparser.ConfigParser()
parser.read(["/etc/pip.conf", "/root/.pypirc"])
result = parser.sections()
