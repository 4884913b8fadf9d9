# technique: introspection; layers: static; expect: observed
import pydoc
result = pydoc.render_doc("os")[:10]
