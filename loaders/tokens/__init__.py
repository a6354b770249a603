"""Small typed things recognised once: numbers, values, times, sentences, noun phrases."""
