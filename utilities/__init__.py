"""The paper's six tasks, a folder each. A folder is complete: copy one to start a task of your own."""
