"""Six news texts of our own in four scripts, with what a person sees in them.

The notes beside a text are made by hand and know nothing of the tables in `briefgen.languages`:
that is what makes them a test of these.
"""

# ruff: noqa: E501  (a paragraph is one line)

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sample:
    tag: str
    text: str
    denials: list[str]
    """Words that deny, limit or put in doubt, wherever they stand."""
    insert: str
    """A word that denies, to be put in."""
    names: dict[str, str]
    units: dict[str, str]
    flips: dict[str, str]
    """Words, and others that make the sentence say another thing."""
    honest: tuple[str, ...]
    """Quotations with brackets and ellipses that an editor would let pass."""
    negates: tuple[str, ...]
    """Quotations that deny or limit by a bracket."""
    changes: tuple[str, ...]
    """Quotations that bring in a number, a name or another verb by a bracket."""
    conditions: list[str] = field(default_factory=list)
    """Words that limit what stands before them."""
    doubtful: list[str] = field(default_factory=list)
    """Words beside which a program should not look for honest quotations: prepositions and such."""
    spaced: bool = True


HARLOW = Sample(
    tag="en",
    text="""\
Port workers in Harlow Bay ended a nine-day strike on 14 March after the operator, Keel Terminals, agreed to raise hourly pay by 6.5 per cent. The union had asked for 11 per cent and had not accepted two earlier offers.

“We did not get everything we wanted, but nobody leaves with less than before,” said Marta Lindqvist, who leads the union. She called the first offer “a bad joke” and the second one “a slightly better joke”.

Around 2,400 dockers stopped work at four terminals, and up to 60 ships waited outside the bay. Keel Terminals said the stoppage cost it $1.3 billion, a figure that the union does not believe. No cargo was lost, according to the harbour master, Idris Vaughan, but fresh fruit worth about $40 million could not be sold.

The agreement may still fail. It takes effect only if the members approve it by 2 April, and the branch at Saltmarsh has never supported a deal that its own negotiators had not signed. Ms Lindqvist said she would resign if the vote went against her.

The regional governor, Tomas Okafor, allegedly threatened to send in troops on the fifth day of the strike. His office denied that he had planned to use force against the workers – and said that the soldiers seen near the gates were there for a long-planned exercise.

Shipping firms expect delays until the end of May. Keel Terminals will hire 300 more dockers before the summer, unless the courts stop its purchase of the Northpoint yard, which reportedly costs $220 million.
""",
    denials="not nobody no may fail only if never would allegedly denied could unless reportedly".split(),
    insert="not",
    names={
        "Marta Lindqvist": "Maria Lindqvist",
        "Keel Terminals": "Kiel Terminals",
        "Idris Vaughan": "Idris Vaughn",
        "Saltmarsh": "Marshfield",
        "Tomas Okafor": "Thomas Okafor",
        "Northpoint": "Southpoint",
        "Harlow Bay": "Harlow Bar",
    },
    units={
        "per cent": "percentage points",
        "billion": "million",
        "million": "billion",
        "$": "€",
        "nine-day": "nine-week",
        "hourly": "daily",
    },
    flips={
        "ended": "began",
        "raise": "cut",
        "accepted": "refused",
        "stopped": "started",
        "lost": "saved",
        "approve": "reject",
        "supported": "opposed",
        "before": "after",
        "resign": "remain",
        "hire": "dismiss",
        "delays": "profits",
        "outside": "inside",
    },
    honest=(
        "[P]ort workers in Harlow Bay ended a nine-day strike on 14 March",
        "Port workers in Harlow Bay [on the east coast] ended a nine-day strike",
        "Port workers […] ended a nine-day strike on 14 March",
        "a nine-day strike … after the operator, Keel Terminals, agreed to raise hourly pay",
        "the operator [...] agreed to raise hourly pay by 6.5 per cent",
        "the operator, Keel Terminals, agree[s] to raise hourly pay",
        "the operator, Keel Terminals, [agrees] to raise hourly pay",
        "[Lindqvist] called the first offer ‘a bad joke’",
        "She called the first offer ‘a bad joke,",
        "She called the first offer ‘a bad joke,’",
        "She call[s] the first offer “a bad joke”",
        "[Ms Lindqvist] called the first offer “a bad joke” […] “a slightly better joke”.",
        "The union had [sic] asked for 11 [sic] per cent",
        "The union ha[s] asked for 11 per cent",
        "Keel Terminals said the stoppage cost [the company] $1.3 billion,",
        "[t]he stoppage cost it $1.3 billion.",
        "the soldiers seen near the gates [are] there for a long-planned exercise",
        "the soldiers […] were there for a long-planned exercise",
        "(…) the operator, Keel Terminals, agreed to raise hourly pay (…)",
        "[The firm] Keel Terminals will hire 300 more dockers",
        "the workers — and said that the soldiers seen near the gates",
        "[Port] workers in Harlow Bay ended a nine-day strike",
        "[The governor]’s office denied that he had planned to use force",
        "[Okafor's] office denied that he had planned to use force",
    ),
    negates=(
        "The union had [never] asked for 11 per cent",
        "The union had [allegedly] asked for 11 per cent",
        "The union had asked for 11 per cent and [had] accepted two earlier offers",
        "“We [did] get everything we wanted, but nobody leaves",
        "The agreement [will] still fail",
        "the harbour master, Idris Vaughan, [not] but fresh fruit",
        "for a long-[un]planned exercise",
        "near the gates were[n't] there for a long-planned exercise",
    ),
    changes=(
        "agreed to raise hourly pay by [9] per cent",
        "The union had asked for [twelve] per cent and",
        "the operator, [Gull] Terminals, agreed to raise hourly pay",
        "Keel Terminals, [refused] to raise hourly pay by 6.5 per cent",
        "Port workers in Harlow Bay [began] a nine-day strike",
        "Port workers in [Saltmarsh] ended a nine-day strike",
        "Shipping firms [fear] delays until the end of May",
        "said [Okafor], who leads the union",
        "the soldiers seen near the gates [fled] there",
        "Port workers […] [began] a nine-day strike",
        "She called the first offer [of 3 March] “a bad joke”",
        "[Gull] Terminals will hire 300 more dockers before the summer",
    ),
    conditions="only if unless".split(),
    doubtful="to up around about less more than until".split(),
)

LAKE = Sample(
    tag="en-GB",
    text="""\
Lake Orrin has lost almost a third of its water since 2009, a survey by the University of Telford shows. The researchers, led by Hana Brandt, measured the depth at 212 places and found that the northern shore has moved by 1.8 km.

Farmers take most of the water. They pump 94 million litres a day from the lake’s two rivers, the Tam and the Sele, and pay nothing for it. A law of 1987 allows them to use “all water that is not needed for drinking”, a phrase that no court has ever explained.

The province wants to end this. From 1 January every farm of over 50 hectares must have a meter, and whoever takes more than 3,000 litres a day without a permit will be fined at least 800 crowns. Governor Pavel Ruiz called the plan “overdue”; the farmers’ league called it “a death sentence for small farms”.

Brandt is not sure that the law will help. “Even if all pumps stopped tomorrow, the lake would need forty years to recover,” she said. Her team could find only two earlier cases in which a lake of this size had come back, both in rainier regions.

Fishing has all but ended on the western side. Of 130 boats that were registered in Port Orrin ten years ago, 17 are left, and their owners say that they hardly ever catch pike. The hatchery at Dunmere, which released 400,000 young fish in 2023, was closed in April because its intake had run dry.
""",
    denials="almost nothing not no without if would could only hardly".split(),
    insert="never",
    names={
        "Hana Brandt": "Hana Brand",
        "Telford": "Telfors",
        "the Tam": "the Tum",
        "Pavel Ruiz": "Pavel Ruis",
        "Dunmere": "Denmere",
        "Port Orrin": "Port Orran",
    },
    units={
        "km": "miles",
        "litres": "gallons",
        "hectares": "acres",
        "crowns": "dollars",
        "million": "thousand",
        "years": "months",
    },
    flips={
        "lost": "gained",
        "northern": "southern",
        "depth": "width",
        "allows": "forbids",
        "drinking": "farming",
        "end": "extend",
        "fined": "paid",
        "recover": "vanish",
        "western": "eastern",
        "closed": "opened",
        "earlier": "later",
        "rainier": "drier",
    },
    honest=(
        "The researchers […] measured the depth at 212 places",
        "The researchers, led by [Professor] Hana Brandt, measured the depth at 212 places",
        "They pump 94 million litres a day […] and pay nothing for it",
        "[The farmers] pump 94 million litres a day from the lake's two rivers",
        "Governor Pavel Ruiz called the plan ‘overdue’; the farmers' league called it ‘a death sentence",
        "the farmers’ league called [the plan] ‘a death sentence for small farms,",
        "Brandt [is] not sure that the law will help",
        "[Hana] Brandt is not sure that the law will help.",
        "The hatchery at Dunmere […] was closed in April because its intake had run dry",
        "which released 400,000 young fish in 2023, [is] closed in April",
        "a survey by the University of Telford show[ed]",
        "The province want[ed] to end this",
        "the northern shore [of the lake] has moved by 1.8 km",
    ),
    negates=(
        "A law of 1987 [never] allows them to use",
        "The province [no longer] wants to end this",
        "Brandt [is] sure that the law will help",
        "pay [almost] nothing for it. A law",
        "A law of 1987 [dis]allows them to use",
    ),
    changes=(
        "measured the depth at [312] places and found",
        "Of [180] boats that were registered in Port Orrin",
        "Governor [Otto Blum] called the plan “overdue”",
        "The province [plans] to end this",
        "the lake’s [three] rivers, the Tam and the Sele",
        "[Sele] Orrin has lost",
    ),
    conditions="if".split(),
    doubtful="most all but more than over at least even ever third to must will whoever that".split(),
)

TRAM = Sample(
    tag="uk",
    text="""\
Міська рада Вербівки 12 квітня схвалила новий маршрут трамвая, який з’єднає лікарню з вокзалом. Будівництво триватиме 18 місяців і коштуватиме 640 млн гривень, хоча мешканці передмістя не підтримали цей проєкт.

«Ми не обіцяли закрити старий міст, і ніхто не має права вимагати цього від нас», — заявила міська голова Олена Карпюк. Вона назвала петицію «поспішною» і додала, що рада лише виконує рішення суду.

За оцінкою інженерів, нова лінія перевозитиме близько 45 тисяч пасажирів на день. Перевізник «Дніпротранс» стверджує, що вагони ніколи не ламалися взимку, однак торік щонайменше шість рейсів скасували через мороз.

Роботи можуть початися у червні, якщо уряд виділить обіцяну субвенцію. Без цих грошей місто побудує тільки першу чергу завдовжки 7,5 км, а депо залишиться на старому місці до 2031 року.

Заступник голови Андрій Мельник нібито погрожував підрядникові розірвати угоду. Сам він заперечив, що розмовляв із директором компанії, і пообіцяв оприлюднити листування.
""",
    denials="не ніхто лише ніколи можуть якщо без тільки нібито заперечив".split(),
    insert="не",
    names={
        "Олена Карпюк": "Олена Карпенко",
        "Дніпротранс": "Дністротранс",
        "Андрій Мельник": "Андрій Мельников",
        "Вербівки": "Вербовця",
    },
    units={
        "місяців": "років",
        "гривень": "доларів",
        "млн": "млрд",
        "км": "м",
        "тисяч": "мільйонів",
    },
    flips={
        "схвалила": "відхилила",
        "новий": "старий",
        "підтримали": "осудили",
        "закрити": "відкрити",
        "старий": "новий",
        "скасували": "додали",
        "першу": "останню",
        "розірвати": "підписати",
        "лікарню": "школу",
    },
    honest=(
        "Міська рада […] схвалила новий маршрут трамвая",
        "[М]іська рада Вербівки 12 квітня схвалила новий маршрут",
        "[м]іська рада Вербівки 12 квітня схвалила новий маршрут",
        "[Карпюк] назвала петицію “поспішною” і додала",
        "Будівництво [лінії] триватиме 18 місяців",
        "Заступник [міського] голови Андрій Мельник",
        "новий маршрут трамвая, який з'єднає лікарню з вокзалом,",
    ),
    negates=(
        "Будівництво [не] триватиме 18 місяців",
        "рада [нібито] схвалила новий маршрут",
        "Ми [обіцяли] закрити старий міст",
    ),
    changes=(
        "Будівництво триватиме [28] місяців",
        "заявила [Ірина] Карпюк. Вона назвала",
        "Міська рада [Липівки] 12 квітня схвалила",
        "нова лінія [зупинить] близько 45",
    ),
    conditions="якщо".split(),
    doubtful="до близько щонайменше від однак хоча а і".split(),
)

ROAD = Sample(
    tag="ru",
    text="""\
Горный посёлок Белый Ключ 3 октября остался без дороги: оползень засыпал 400 метров шоссе и повредил опору моста. По данным спасателей, никто не погиб, но девять человек получили травмы.

«Мы не закрывали школу и не собираемся этого делать», — сказала глава района Анна Волошина. Она назвала слухи об эвакуации «выдумкой» и попросила жителей не верить анонимным сообщениям.

Геологи предупреждали об угрозе ещё весной, однако деньги на укрепление склона так и не поступили. Подрядчик «Горстрой» получил около 85 млн рублей, из которых якобы потратил только треть.

Временный проезд могут открыть через десять дней, если прекратятся дожди. Тяжёлые грузовики не смогут пользоваться объездом до конца ноября, а хлеб и лекарства будут доставлять двумя вертолётами.

Прокуратура начала проверку и, по словам Игоря Седова, никогда раньше не получала столько жалоб от жителей. Бывший директор «Горстроя» отрицает, что знал о трещинах в опоре.
""",
    denials="без никто не якобы только могут если никогда отрицает".split(),
    insert="не",
    names={
        "Анна Волошина": "Анна Волощина",
        "Горстрой": "Госстрой",
        "Игоря Седова": "Игоря Серова",
        "Белый Ключ": "Белый Луч",
    },
    units={"метров": "километров", "млн": "млрд", "рублей": "долларов", "дней": "недель"},
    flips={
        "засыпал": "обошёл",
        "получили": "избежали",
        "закрывали": "открывали",
        "весной": "осенью",
        "открыть": "закрыть",
        "начала": "прекратила",
        "знал": "сообщил",
        "повредил": "укрепил",
        "Временный": "Постоянный",
    },
    honest=(
        "оползень засыпал 400 метров шоссе […] повредил опору моста",
        "[О]ползень засыпал 400 метров шоссе и повредил опору моста",
        "[Волошина] назвала слухи об эвакуации “выдумкой”",
        "Она назва[ла] слухи об эвакуации «выдумкой»",
        "глава [горного] района Анна Волошина",
        "Прокуратура начала проверку [в посёлке] и, по словам Игоря Седова",
        "Геологи предупреждали об угрозе ещё весной.",
    ),
    negates=(
        "Геологи [не] предупреждали об угрозе",
        "Мы [закрывали] школу и не собираемся",
        "оползень [якобы] засыпал 400 метров",
    ),
    changes=(
        "оползень засыпал [900] метров шоссе",
        "глава района [Ольга] Волошина",
        "Прокуратура [закрыла] проверку и, по словам",
        "Подрядчик «[Дорстрой]» получил около",
    ),
    conditions="если".split(),
    doubtful="до около из однак однако а и".split(),
)

WATER = Sample(
    tag="ar",
    text="""\
وافق مجلس بلدية عين الورد يوم 9 أيار على بناء محطة لتحلية المياه قرب الميناء القديم. وستبلغ كلفة المشروع 320 مليون دينار، ولم يشارك ممثلو الصيادين في التصويت.

قالت رئيسة البلدية سلمى الحداد: «لن نغلق الميناء أمام القوارب الصغيرة، وليس هناك سبب للخوف». ووصفت الاعتراضات بأنها «متسرعة» ودعت السكان إلى قراءة الدراسة كاملة.

تقول الشركة إن المحطة ستنتج نحو 75 ألف متر مكعب في اليوم، وإنها لا تضر بالأسماك. غير أن الباحث كريم النجار يرى أن القياسات أجريت في الشتاء فقط ولم تشمل الخليج الشمالي.

يمكن أن يبدأ العمل في تموز إذا وافقت وزارة البيئة على الشروط. وبدون هذه الموافقة لن تحصل البلدية على القرض، وستبقى الشبكة القديمة قيد الاستعمال حتى نهاية عام 2030.

نفى المقاول هاني صالح أنه دفع أموالا لأعضاء المجلس، وقال إن مكتبه سلم كل الوثائق إلى النيابة. وزعمت صحيفة محلية أن التحقيق شمل ثلاثة موظفين على الأقل.
""",
    denials="ولم لن وليس لا فقط يمكن إذا وبدون نفى وزعمت".split(),
    insert="لا",
    names={"سلمى الحداد": "سلوى الحداد", "كريم النجار": "كريم البيطار", "هاني صالح": "هادي صالح"},
    units={"دينار": "دولار", "مليون": "مليار", "ألف": "مليون", "متر": "لتر"},
    flips={
        "وافق": "اعترض",
        "القديم": "الجديد",
        "الصغيرة": "الكبيرة",
        "الشتاء": "الصيف",
        "الشمالي": "الجنوبي",
        "سلم": "أخفى",
        "كاملة": "ناقصة",
    },
    honest=(
        "وافق مجلس بلدية عين الورد […] على بناء محطة لتحلية المياه",
        "وافق مجلس بلدية عين الورد [في الجنوب] يوم 9 أيار على بناء محطة",
        "قالت رئيسة البلدية [...] «لن نغلق الميناء أمام القوارب الصغيرة",
        "ودعت السكان إلى قراءة الدراسة [البيئية] كاملة.",
    ),
    negates=(
        "وافق مجلس بلدية عين الورد [ربما] يوم 9 أيار",
        "ودعت السكان إلى [عدم] قراءة الدراسة كاملة",
        "وستبلغ كلفة المشروع [ليس] 320 مليون دينار",
    ),
    changes=(
        "وستبلغ كلفة المشروع [520] مليون دينار",
        "قالت رئيسة البلدية [سعاد] الحداد",
        "على [هدم] محطة لتحلية المياه قرب الميناء",
    ),
    conditions="إذا فقط".split(),
    doubtful="ألف نحو غير أن إلى على حتى ثلاثة".split(),
)

METRO = Sample(
    tag="zh-Hans",
    text="""\
临江市议会5月8日通过了新地铁线路的预算，总额为46亿元。工程将持续四年，沿线居民没有参加投票。

市长林慧在记者会上说：“我们不会关闭老码头，也从未答应过任何公司。”她称反对意见“过于匆忙”，并请市民阅读完整的报告。

承建方表示，新线路每天可运送约38万名乘客，不会影响江边的候鸟。研究员周宁则认为，调查只在冬季进行，数据可能不够全面。

如果环境部门批准，工程可能在九月开工。未经批准，银行拒绝发放贷款，旧线路将使用到2031年。

承包商何伟否认曾向议员付款，并说全部文件已交给检察院。当地报纸称，至少三名职员接受了调查。
""",
    denials="没 不 未 只 可能 如果 拒绝 否认".split(),
    insert="不",
    names={"林慧": "林惠", "周宁": "周凝", "何伟": "何炜"},
    units={"亿": "万", "万名": "千名", "四年": "四月", "元": "美元"},
    flips={"通过": "否决", "老码头": "新码头", "冬季": "夏季", "完整": "部分", "旧": "新"},
    honest=(
        "临江市议会[……]通过了新地铁线路的预算",
        "临江市议会[上周]5月8日通过了新地铁线路的预算",
        "市长林慧[…]说：“我们不会关闭老码头",
        "[林慧]称反对意见‘过于匆忙’",
        "并请市民阅读完整的报告，",
    ),
    negates=("工程[不]将持续四年，沿线居民", "我们[会]关闭老码头，也从未", "她称[并非]反对意见"),
    changes=("总额为[76]亿元。工程将持续", "市长[王芳]在记者会上说", "工程将[停止]四年，沿线居民"),
    doubtful="约 至少 到 将 四 三 九".split(),
    spaced=False,
)

SAMPLES = (HARLOW, LAKE, TRAM, ROAD, WATER, METRO)
