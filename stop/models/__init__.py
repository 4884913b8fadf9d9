"""Language models: one protocol, and one module for each way to reach one."""
