def algorithm(weights):
    chosen = weights[:5]
    return {'chosen': chosen, 'total': sum(chosen)}
