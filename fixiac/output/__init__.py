"""Ways to write down what a run gives."""
