# technique: file_access; layers: static; expect: refused
import zipimport
z = zipimport.zipimporter("/tmp/x.zip")
