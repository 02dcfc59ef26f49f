"""A small lesson for tests."""

lesson(minutes=1)
predict("b", among="ab")

third = 1 / 3
claim("more", third > 0.3, share=100)
table("parts", numbers([third, 2 * third]))

answer("two", 2 * third, within=0.01)
wrong("two", "one", third)
choice("letter", "b", among=["a", "b", "skip"])
trial("large", lambda number: 2 * number > 3, shows=lambda number: 2 * number)
