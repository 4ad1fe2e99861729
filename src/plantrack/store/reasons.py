"""The reasons for which a write is refused: ids of sentences, one place for all."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why nothing was written, or why a record cannot be written at all."""

    LOCKED = "locked"
    NO_LOCK = "no-lock"

    FILE_MISSING = "file-missing"
    DANGLING_LINK = "dangling-link"
    LINK_LOOP = "link-loop"
    NO_ACCESS = "no-access"
    IS_FOLDER = "is-folder"
    NOT_REGULAR_FILE = "not-regular-file"
    HARD_LINKED = "hard-linked"
    FILE_READ_ONLY = "file-read-only"
    FOLDER_READ_ONLY = "folder-read-only"
    DISK_READ_ONLY = "disk-read-only"

    EMPTY_FILE = "empty-file"
    KEEPS_CHANGING = "keeps-changing"
    UTF_16 = "utf-16"
    NOT_UTF_8 = "not-utf-8"
    CONFLICT_MARKERS = "conflict-markers"
    TORN_BLOCK = "torn-block"
    NOT_TOML = "not-toml"
    TOO_LARGE = "too-large"
    TOO_NESTED = "too-nested"
    STATIC_LIST = "static-list"
    NOT_A_LIST = "not-a-list"
    RECORDED_DIFFERENTLY = "recorded-differently"
    MEANING_WOULD_CHANGE = "meaning-would-change"

    DISK_FULL = "disk-full"
    QUOTA_FULL = "quota-full"
    SIZE_LIMIT = "size-limit"
    MOUNTED_ALONE = "mounted-alone"
    IN_USE = "in-use"
    TEMPORARY_IN_THE_WAY = "temporary-in-the-way"
    READ_BACK_DIFFERS = "read-back-differs"
    DISK_ERROR = "disk-error"

    FILE_EXISTS = "file-exists"
    FOLDER_MISSING = "folder-missing"
    NOT_A_FOLDER = "not-a-folder"

    NOT_CONFIRMED = "not-confirmed"

    RECORD_INCOMPLETE = "record-incomplete"
    RECORD_UNKNOWN_KEY = "record-unknown-key"
    RECORD_BAD_VALUE = "record-bad-value"
    UNWRITABLE_TEXT = "unwritable-text"
