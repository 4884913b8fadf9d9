# technique: malformed_result; layers: static; expect: observed
raise SystemExit(0)
