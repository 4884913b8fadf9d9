"""The paper's experiment on circumvention of the sandbox (STOP, arXiv 2310.02304, section 6 and Table 2)."""
