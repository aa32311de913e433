"""What can be done: one module per subject. Every action takes the desk first and checks its viewer."""
