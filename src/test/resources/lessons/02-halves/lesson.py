"""Another one, without a prediction."""

half = 1 / 2
claim("same", half + half == 1, share=100)
