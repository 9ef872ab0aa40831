"""A melody for the demo, written as MP3 by hand: one line of the spectrum at a time, so no encoder is needed.

ISO 11172-3, layer III, one channel: side information of 17 bytes, then for each half of a frame a row of pairs in
Huffman table 1, all zero up to the line that sounds.
"""

_RATE, _FRAME_BYTES = 32_000, 144
_HEADER = bytes.fromhex("fffb18c4")
"""MPEG 1, layer III, 32 kbit/s, 32 kHz, one channel, an original."""
_TABLE = 1
_LOUD, _FADE = 203, 0.7
_NOTE_FRAMES = 11
_LINES = (16, 18, 21, 24, 21, 18, 16, 0, 24, 27, 32, 27, 24, 21, 24, 0, 21, 18, 16, 18, 21, 16, 16, 0)
"""Five tones up and down; 0 is a rest. A line is 27.8 Hz."""


def play_melody() -> bytes:
    """About ten seconds as MP3, the same bytes each time."""
    return b"".join(
        _write_frame(line, round(_LOUD - _FADE * frame)) for line in _LINES for frame in range(_NOTE_FRAMES)
    )


def _write_frame(line: int, gain: int) -> bytes:
    # (0,0) is `1`; a one in the first place of a pair is `01`, in the second `001`; then its sign.
    tone = ("1" * (line // 2) + ("0010" if line % 2 else "010")) if line else ""
    pairs = line // 2 + 1 if line else 0
    half = f"{len(tone):012b}{pairs:09b}{gain:08b}{0:04b}0{_TABLE:05b}{_TABLE:05b}{_TABLE:05b}{0:04b}{0:03b}000"
    side = f"{0:09b}{0:05b}{0:04b}" + half * 2
    bits = side + tone * 2
    data = int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8))
    return (_HEADER + data).ljust(_FRAME_BYTES, b"\0")
