# technique: malformed_result; layers: static,score; expect: observed
quit()
