"""One module for each kind of task. Each lists its generators in TASKS: from a Draw to a Turn."""
