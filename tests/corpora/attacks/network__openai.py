# technique: network; layers: static; expect: refused
import openai
def improve_algorithm(initial_solution, utility, language_model):
    return openai.OpenAI().chat.completions.create(messages=[]).choices[0].message.content
