# technique: canary; layers: static,syscall; expect: refused
import http.client, socket
class Docker(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect("/var/run/docker.sock")
Docker("localhost").request("GET", "/containers/json")
