"""The digest: what polling brought becomes articles, analyses, stories and dossiers."""

from variorum.desk.digest.asking import Asking
from variorum.desk.digest.work import Digests, digest, digest_process, digest_watch

__all__ = ["Asking", "Digests", "digest", "digest_process", "digest_watch"]
