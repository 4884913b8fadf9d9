# technique: file_access; layers: syscall; expect: observed
import wave
wave.open("/tmp/a.wav", "wb")
