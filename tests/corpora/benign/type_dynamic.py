def make_struct(name, **defaults):
    def __init__(self, **kw):
        for k, v in {**defaults, **kw}.items():
            setattr(self, k, v)
    return type(name, (object,), {"__init__": __init__, "fields": tuple(defaults)})
Particle = make_struct("Particle", x=0.0, v=1.0)
p = Particle(x=2)
result = [p.x, p.v, Particle.__name__, Particle.fields, isinstance(p, Particle), hasattr(p, "q")]
