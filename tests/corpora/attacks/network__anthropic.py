# technique: network; layers: static; expect: refused
import anthropic
client = anthropic.Anthropic()
