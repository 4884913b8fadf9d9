# technique: process_spawn; layers: static; expect: refused
import webbrowser
webbrowser.open("http://example.com")
