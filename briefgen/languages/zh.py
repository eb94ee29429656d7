"""Chinese, in simplified and traditional characters.

There are no spaces: a phrase is found wherever it stands, and `exempt` are the words in which
its characters mean something else (Africa, drone, future, continuous).
"""

from briefgen.languages.table import Words, phrases

_CONDITIONS = "除非, 除了, 如果, 只要, 若"
_AFTER = "以外, 除外, 以上, 以下, 左右, 上下, 的话, 的話, 而非, 而不是"

WORDS = Words(
    negations=phrases("""
        不, 没, 沒, 未, 无, 無, 非, 别, 勿, 莫, 否认, 否認, 否定, 拒绝, 拒絕, 驳斥, 駁斥,
        反驳, 反駁, 失败, 失敗, 缺乏, 缺少, 禁止, 绝非, 絕非, 难以, 難以
    """),
    qualifiers=phrases(
        f"{_CONDITIONS}, {_AFTER}"
        """,
        据称, 據稱, 据说, 據說,
        可能, 或许, 或許, 也许, 也許, 据报, 據報, 所谓, 所謂, 涉嫌, 疑似, 似乎, 仅, 僅, 只,
        假如, 倘若, 是否, 一旦, 几乎, 幾乎, 部分, 声称, 聲稱, 预计, 預計, 潜在, 潛在
    """
    ),
    bounds=phrases("""
        约, 約, 大约, 大約, 近, 将近, 將近, 至少, 最多, 至多, 超过, 超過, 逾, 多达, 多達, 不到,
        不足, 仅, 僅, 只有, 少于, 少於, 多于, 多於, 接近, 高达, 高達
    """),
    ranges=phrases("至, 到, 或"),
    after=phrases(_AFTER),
    conditions=phrases(_CONDITIONS),
    carriers=phrases("""
        是, 会, 會, 将, 將, 要, 曾, 有, 被, 再, 能, 应, 應, 该, 該, 说, 說, 打算, 计划, 計劃, 除了
    """),
    exempt=frozenset(
        """
        不断 不斷 不久 不仅 不僅 不同 不少 不过 不過 不满 不滿 不错 不錯 不得不 非洲 非常 非政府
        非法 无人机 無人機 无线 無線 无论 無論 未来 未來 特别 特別 分别 分別 别的 別的 附近 近日
        近期 最近 近年 合约 合約 条约 條約 北约 北約 纽约 紐約 莫斯科
        """.split()
    ),
    numerals=frozenset("〇零一二两兩三四五六七八九十百千万萬亿億半"),
    scales=phrases("百, 千, 万, 萬, 亿, 億, 多, 余, 餘, 公里, 米, 吨, 噸, 倍"),
    pronouns=phrases("""
        他, 她, 它, 他们, 他們, 她们, 她們, 它们, 它們, 我, 我们, 我們, 你, 您, 这, 這, 那, 此,
        其, 该, 該, 这里, 這裡, 那里, 那裡
    """),
    particles=phrases(
        "的, 在, 和, 与, 與, 及, 对, 對, 向, 从, 從, 于, 於, 因, 后, 後, 前, 并, 並, 则, 則, 表示"
    ),
    spaced=False,
)
