"""The sentence and the way out for every exception that is not a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plantrack.model.text import Text

_WRITING: Final[Mapping[str, Text]] = {
    "locked": Text(
        "另一个 plantrack 正在写 {folder}，等了 {wait} 秒；请稍后再试，或加大 --wait",
        "another plantrack is writing in {folder}, waited {wait} s; "
        "try again later, or with a longer --wait",
    ),
    "file-missing": Text(
        "没有这个文件；请检查路径，或用 plantrack init 新建",
        "no such file; check the path, or make one with plantrack init",
    ),
    "dangling-link": Text(
        "符号链接指向不存在的 {target}；请改正链接",
        "a symbolic link to {target}, which is not there; correct the link",
    ),
    "link-loop": Text(
        "符号链接循环；请改正链接",
        "symbolic links that go in a circle; correct them",
    ),
    "no-access": Text(
        "没有权限（{error}）；请修改文件或文件夹的权限",
        "no permission ({error}); change the permissions of the file or its folder",
    ),
    "is-folder": Text(
        "这是文件夹，不是文件；请写出文件的路径",
        "a folder, not a file; name the file",
    ),
    "not-regular-file": Text(
        "这是管道或设备，不是普通文件；请改用磁盘上的文件",
        "a pipe or a device; use a file on disk",
    ),
    "hard-linked": Text(
        "此文件有 {links} 个硬链接，替换会使它们分开；请复制成独立的文件再用",
        "has {links} hard links, which replacing it would split; "
        "copy it to a file of its own",
    ),
    "file-read-only": Text(
        "文件是只读的；请去掉只读属性",
        "the file is write-protected; make it writable",
    ),
    "folder-read-only": Text(
        "文件夹 {folder} 不可写，而安全写入须在其中建临时文件；请修改文件夹权限",
        "no file may be made in {folder}, which writing safely needs; "
        "change the permissions of the folder",
    ),
    "disk-read-only": Text(
        "{folder} 所在的磁盘以只读方式挂载；请改用可写的磁盘",
        "the disk of {folder} is mounted read-only; use a writable one",
    ),
    "no-lock": Text(
        "{folder} 所在的文件系统不能加锁（{error}），多见于网络盘；"
        "请把文件放在本地磁盘",
        "the file system of {folder} cannot lock ({error}), often a network drive; "
        "keep the files on a local disk",
    ),
    "empty-file": Text(
        "文件是空的，可能有编辑器正在保存；请重试，"
        "若确已清空，请恢复或先写一行以 # 开头的说明",
        "the file is empty, an editor may be saving it; try again, "
        "or restore it, or begin it with a comment line",
    ),
    "keeps-changing": Text(
        "另一个程序一直在改这个文件；请保存并关闭它再运行",
        "another program keeps changing the file; save and close it, then run again",
    ),
    "utf-16": Text(
        "文件是 UTF-16 编码；请以 UTF-8 编码另存",
        "the file is UTF-16; save it as UTF-8",
    ),
    "not-utf-8": Text(
        "此行有不是 UTF-8 的字节；请以 UTF-8 编码另存",
        "bytes in this line are not UTF-8; save the file as UTF-8",
    ),
    "conflict-markers": Text(
        "git 的冲突标记还在；请先解决合并冲突，两边的记录可以都保留",
        "git left a conflict here; resolve it first, both records may stay",
    ),
    "torn-block": Text(
        "由此行开始的最后一条记录不完整（{detail}）；请补全或删去",
        "the last record, which begins here, is incomplete ({detail}); "
        "complete or delete it",
    ),
    "not-toml": Text(
        "不是有效的 TOML（{detail}）；请先改正，plantrack check 列出全部问题",
        "not valid TOML ({detail}); correct it first, "
        "plantrack check lists every fault",
    ),
    "too-large": Text(
        "文件超过 {limit} 字节；请用 --into 写入另一个文件",
        "larger than {limit} bytes; write to another file with --into",
    ),
    "too-nested": Text(
        "嵌套过深，不能安全读取；请检查文件",
        "nested too deeply to be read safely; check the file",
    ),
    "static-list": Text(
        "记录写成了 observation = […]，不能在其后追加；请改写成 [[observation]]",
        "the records are written as observation = […], to which nothing can be added; "
        "write [[observation]] blocks",
    ),
    "not-a-list": Text(
        "observation 不是成组的记录；表头请写双方括号 [[observation]]",
        "observation is not a list of records; write the header with double brackets: "
        "[[observation]]",
    ),
    "recorded-differently": Text(
        "{indicator} {period}‹（{published} 公布）›已有记录，但 {keys} 不同"
        "（原为“{was}”，现为“{now}”）；修订数请写更晚的公布日",
        "{indicator} {period} ‹published {published} ›is recorded here with another "
        '{keys} ("{was}", now "{now}"); a revision needs a later published',
    ),
    "meaning-would-change": Text(
        "追加会改变文件中其他内容的含义，未写入；请检查文件末尾",
        "adding a record would change what something else in the file means; "
        "check the end of the file",
    ),
    "disk-full": Text(
        "磁盘已满；请腾出空间",
        "no space is left on the disk; free some",
    ),
    "quota-full": Text(
        "磁盘配额已用完；请腾出空间",
        "the disk quota is used up; free some space",
    ),
    "size-limit": Text(
        "超出系统允许的文件大小；请用 --into 写入另一个文件",
        "beyond the file size the system allows; write to another file with --into",
    ),
    "mounted-alone": Text(
        "此文件是单独挂载的（如 Docker 的 -v 文件:文件），不能替换；请挂载整个文件夹",
        "the file is mounted by itself (as by docker -v file:file) and cannot be "
        "replaced; mount its folder",
    ),
    "in-use": Text(
        "另一个程序占用着此文件；请关闭它再运行",
        "another program keeps the file open; close it, then run again",
    ),
    "temporary-in-the-way": Text(
        "临时文件的位置被 {temporary} 占用；请删去它",
        "{temporary} stands where the temporary file belongs; remove it",
    ),
    "read-back-differs": Text(
        "磁盘读回的内容与写入的不同，文件未改动；请检查磁盘",
        "the disk gave back other bytes than were written, the file is unchanged; "
        "check the disk",
    ),
    "disk-error": Text(
        "磁盘出错（{step}：{error}），文件未改动；请检查磁盘后重试",
        "a disk error ({step}: {error}), the file is unchanged; "
        "check the disk, then try again",
    ),
    "file-exists": Text(
        "文件已存在，不会覆盖；请换一个名字，或先移走它",
        "the file exists and is not overwritten; choose another name, or move it away",
    ),
    "folder-missing": Text(
        "没有 {folder} 这个文件夹；请先建立",
        "there is no folder {folder}; make it first",
    ),
    "not-a-folder": Text(
        "{folder} 不是文件夹；请改正路径",
        "{folder} is not a folder; correct the path",
    ),
    "not-confirmed": Text(
        "已写入，但磁盘没有确认（{error}）；请再运行一次同样的命令，不会重复记录",
        "written, but the disk did not confirm it ({error}); "
        "run the same command again, nothing is recorded twice",
    ),
}

_USE: Final[Mapping[str, Text]] = {
    "record-incomplete": Text(
        "记录缺少 {key}；请补上",
        "the record has no {key}; add it",
    ),
    "record-unknown-key": Text(
        "记录没有“{key}”这个键；请参看 docs/files.md",
        'a record has no key "{key}"; see docs/files.md',
    ),
    "record-bad-value": Text(
        "{key} 不能是“{got}”；请参看 docs/files.md",
        '{key} cannot be "{got}"; see docs/files.md',
    ),
    "unwritable-text": Text(
        "{key} 含有不能写入 UTF-8 的字符 {character}；请检查终端编码后重新输入",
        "{key} has {character} in it, which UTF-8 cannot write; check the encoding of "
        "the terminal and type it again",
    ),
}

ERROR_WORDS: Final[Mapping[str, Text]] = {**_WRITING, **_USE}
"""Every sentence, by reason."""
