"""Receipt codes: what a worker keeps to show that a message arrived. Random, easy to read aloud, with a check sign."""

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 signs, none of which is mistaken for another (no 0 O 1 I L); 31 is prime, which the check sign needs."""
RANDOM_SIGNS = 14
"""14 signs of 31 are 69 bits: nobody guesses one."""
GROUP = 5
LANGUAGE_FIELD = "tieng"
"""The name under which forms and addresses around a receipt say in which language it is to be answered."""


def make_code(seed: bytes = b"") -> str:
    """A new code with its check sign: `7KQM2-XTR9P-WDAB3`.

    `seed`: 16 secret bytes or more from which the same code is made each time; without it the code is random.
    """
    number = int.from_bytes(seed or secrets.token_bytes(32))
    signs = "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(RANDOM_SIGNS))
    return _grouped(signs + _check_sign(signs))


def is_code(text: str) -> bool:
    """True when `text` is a well-formed code exactly as `make_code` writes it."""
    signs = text.replace("-", "")
    return (
        len(signs) == RANDOM_SIGNS + 1
        and set(signs) <= set(ALPHABET)
        and text == _grouped(signs)
        and signs[-1] == _check_sign(signs[:-1])
    )


def read_code(text: str) -> str | None:
    """The code somebody typed or read aloud (small letters, spaces, no hyphens); None when it is none."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum())
    code = _grouped(signs)
    return code if is_code(code) else None


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def _check_sign(signs: str) -> str:
    # Different weights below a prime catch every single wrong sign and every two signs swapped.
    return ALPHABET[sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(signs, 1)) % len(ALPHABET)]
