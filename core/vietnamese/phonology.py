"""Which written syllables Vietnamese can have: onset, rime and tone, so that a machine can tell Vietnamese text
from text in a foreign language or in a wrong encoding, without a list of words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ONSET_TABLE = "ngh ng nh gh gi kh ph qu th tr ch b c d đ g h k l m n p r s t v x"

_RIME_TABLE = """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt
    âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
    oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
    uy uya uych uyên uyêt uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu ynh yt
"""
_AFTER_QU_TABLE = """
    a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eng eo et
    ê ên ênh êt i it in inh iêt ơ ô ôc y ych yên yêt ynh yt yu
"""
_ONSETS = tuple(_ONSET_TABLE.split())
_RIMES = frozenset(_RIME_TABLE.split())
_AFTER_QU = frozenset(_AFTER_QU_TABLE.split())
_STOPPED = ("c", "ch", "p", "t")
_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_STOPPED_TONES = frozenset({"\u0301", "\u0323"})


@lru_cache(maxsize=32_768)
def is_syllable(word: str) -> bool:
    """Whether `word` (composed letters, any case) can be one Vietnamese syllable, its tone included."""
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tones.append(char)
        else:
            letters.append(char)
    bare = unicodedata.normalize("NFC", "".join(letters))
    if len(tones) > 1 or not _has_shape(bare):
        return False
    return not (bare.endswith(_STOPPED) and tones and tones[0] not in _STOPPED_TONES)


def _has_shape(bare: str) -> bool:
    """Whether the toneless letters are an onset and a rime."""
    if bare in _RIMES:
        return True
    return any(
        bare.startswith(onset) and bare[len(onset) :] in (_AFTER_QU if onset == "qu" else _RIMES)
        for onset in _ONSETS
    )
