# technique: file_access; layers: static,syscall; expect: refused
import xml.etree.ElementTree as ET
result = ET.parse("/etc/fonts/fonts.conf").getroot().tag
