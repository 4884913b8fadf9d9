# technique: malformed_result; layers: static; expect: observed
quit()
