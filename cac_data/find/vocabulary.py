"""Words of texts in three languages, and what tables call it that they mean.

Each entry is a list of phrases; a star stands for any ending. A phrase that is longer
goes before those within it, so ``solar panels`` is no word on solar power.
"""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]

# --- Places ---------------------------------------------------------------------------

COUNTRIES: Words = {
    "KAZ": (
        "kazakh*, qazaq*, казах*, 哈萨克斯坦, 哈萨克, 哈方, 中哈, 对哈, 自哈, 从哈, "
        "哈中"
    ),
    "KGZ": (
        "kyrgyz*, kirgiz*, кыргыз*, киргиз*, 吉尔吉斯斯坦, 吉尔吉斯, 吉方, 中吉, "
        "对吉, 自吉"
    ),
    "TJK": "tajik*, tadjik*, таджик*, 塔吉克斯坦, 塔吉克, 塔方, 中塔, 对塔, 自塔",
    "TKM": "turkmen*, туркмен*, 土库曼斯坦, 土库曼, 土方, 中土, 对土, 自土",
    "UZB": "uzbek*, узбек*, 乌兹别克斯坦, 乌兹别克, 乌方, 中乌, 对乌, 自乌",
    "CA5": (
        "countries of the region, countries in the region, стран* региона, "
        "central asia, central asian, central asians, five central asian countries, "
        "five countries, five republics, the five, c5, центральн* ази*, "
        "центральноазиатск*, средн* ази*, среднеазиатск*, пят* стран*, "
        "пят* республик*, пятерк*, 中国-中亚, 中国—中亚, 中亚五国, 中亚国家, "
        "中亚地区, 中亚, 五国"
    ),
    "CHN": (
        "中资企业, 中资, китайск* капитал*, china, china's, chinese, prc, "
        "people's republic of china, sino, китай, китая, китаю, китаем, китае, "
        "китайск*, кнр, 中国, 我国, 中方, 对华, 自华, 从华, 在华, 中哈, 中吉, 中塔, "
        "中土, 中乌, 中亚班列, 哈中, 中国-中亚, 中国—中亚"
    ),
    "RUS": "russia*, росси*, рф, 俄罗斯, 俄",
    "IRN": "iran*, иран*, 伊朗",
    "AZE": "azerbaijan*, азербайджан*, 阿塞拜疆",
    "TUR": "turkey, turkish, türkiye, турци*, турецк*, 土耳其",
    "AFG": "afghan*, афган*, 阿富汗",
    "GEO": "georgia, georgian, грузи*, грузинск*, 格鲁吉亚",
    "JPN": "japan, japanese, япони*, японск*, 日本",
    "KOR": "south korea*, republic of korea, южн* коре*, республик* корея, 韩国",
    "USA": "united states, u.s., american, сша, американск*, 美国",
    "EUU": "european union, eu, europe, european, европ*, 欧洲, евросоюз*, ес, 欧盟",
    "IND": "india, indian, инди*, 印度",
    "PAK": "pakistan*, пакистан*, 巴基斯坦",
    "MMR": "myanmar*, burm*, мьянм*, 缅甸",
    "GBR": "united kingdom, britain, british, великобритани*, 英国",
    "CHE": "switzerland, swiss, швейцари*, 瑞士",
    "HKG": "hong kong, гонконг*, 香港",
    "ARE": "emirates, uae, оаэ, эмират*, 阿联酋",
    "CN-XJ": "xinjiang, синьцзян*, суар, 新疆",
    "OTH": (
        "germany, german, italy, italian, france, french, ukrain*, mongolia*, "
        "belarus*, saudi*, qatar*, kuwait*, israel*, vietnam*, netherlands, spain, "
        "spanish, poland, polish, hungar*, indonesia*, malaysia*, singapore*, "
        "australia*, canada, canadian, brazil*, romania*, герман*, итали*, франц*, "
        "украин*, монгол*, беларус*, белорус*, саудовск*, катар*, кувейт*, израил*, "
        "вьетнам*, нидерланд*, испани*, польш*, венгр*, малайзи*, сингапур*, 德国, "
        "意大利, 法国, 乌克兰, 蒙古, 白俄罗斯, 沙特, 卡塔尔, 越南"
    ),
    "WLD": (
        "world, worldwide, global, globally, whole world, total exports, "
        "total imports, all countries, мир, мира, мире, мировой, мировом, мировых, "
        "всего мира, 世界, 全球, 全世界"
    ),
}

CAPITALS: Words = {
    "KAZ": "astana, nur-sultan, астан*, 阿斯塔纳",
    "KGZ": "bishkek, бишкек*, 比什凯克",
    "TJK": "dushanbe, душанбе, 杜尚别",
    "TKM": "ashgabat, ashkhabad, ашхабад*, ашгабат*, 阿什哈巴德",
    "UZB": "tashkent, ташкент*, 塔什干",
    "CHN": "beijing, пекин*, 北京",
}
"""They stand for their countries where no country is named beside them."""

# --- Who counts -----------------------------------------------------------------------

SIDES: Words = {
    "china": (
        "chinese customs, china's customs, china customs, customs of china, gacc, "
        "general administration of customs, chinese statistics, chinese data, "
        "chinese figures, ministry of commerce, mofcom, китайск* таможн*, "
        "таможн* китая, таможн* кнр, таможенн* статистик* кнр, "
        "таможенн* статистик* китая, главн* таможенн* управлен*, "
        "китайск* статистик*, данн* китая, китайск* данн*, 中国海关, 海关总署, "
        "中方统计, 商务部"
    ),
    "national": (
        "kazakh statistics, kazakh data, kazakh figures, kyrgyz statistics, "
        "kyrgyz data, kyrgyz figures, tajik statistics, tajik data, "
        "uzbek statistics, uzbek data, uzbek figures, national statistics, "
        "national statistical committee, statistics committee, statistics agency, "
        "bureau of national statistics, statistics office, казахстанск* статистик*, "
        "казахстанск* данн*, узбекск* статистик*, узбекск* данн*, "
        "кыргызск* статистик*, киргизск* статистик*, таджикск* статистик*, "
        "национальн* статистик*, нацстатком*, госкомстат*, "
        "бюро национальной статистики, агентств* статистики, 国家统计委员会, "
        "哈方统计, 乌方统计, 吉方统计"
    ),
    "edb": (
        "eurasian development bank, edb, евразийск* банк* развития, еабр, 欧亚开发银行"
    ),
}

# --- Kinds of words on what is counted ------------------------------------------------

FLOWS: Words = {
    "exports": (
        "total exports, export, exports, exported, exporting, exporter, exporters, "
        "экспорт*, вывоз*, 出口, 出口额, 出口总额"
    ),
    "imports": (
        "total imports, import, imports, imported, importing, importer, importers, "
        "импорт*, ввоз*, ввез*, 进口, 进口额, 进口总额"
    ),
    "turnover": (
        "trade turnover, turnover, trade volume, volume of trade, bilateral trade, "
        "mutual trade, two-way trade, trade, traded, trade in goods, commerce, "
        "товарооборот*, взаимн* торговл*, торговл*, торговый оборот, "
        "торгового оборота, оборот торговли, внешнеторгов* оборот*, взаимн* торгов*, "
        "进出口总额, 进出口总值, 进出口额, 进出口, 贸易总额, 贸易额, 双边贸易, "
        "货物贸易, 贸易"
    ),
}

GOODS: Words = {
    "gas": (
        "gas to, gas from, natural gas, gas, газ, газа, газу, газом, газе, газов*, "
        "природн* газ*, 天然气, 产气, 输气, 供气"
    ),
    "services": "services, service exports, услуг*, 服务贸易, 服务",
    "lng": "liquefied natural gas, lng, спг, сжиженн* природн* газ*, 液化天然气",
    "oil": "crude oil, brent, oil, crude, petroleum, нефт*, 布伦特, 石油, 原油",
    "fuels": "mineral fuels, fuels, fuel, минеральн* топлив*, топлив*, 矿物燃料, 燃料",
    "coal": "coal, угол*, угл*, 煤炭, 煤",
    "uranium": "天然铀, uranium, уран, урана, уране, ураном, уранов*, 铀, 天然铀",
    "gold": "gold, золот*, 黄金",
    "silver": "silver, серебр*, 白银",
    "copper": "copper, медь, меди, медью, медн*, 铜",
    "zinc": "zinc, цинк*, 锌",
    "lead": "lead ore*, lead metal, свинец, свинц*, 铅",
    "aluminium": "aluminium, aluminum, алюмини*, 铝",
    "antimony": "antimony, сурьм*, 锑",
    "tungsten": "tungsten, вольфрам*, 钨",
    "rare_earths": "rare earth*, редкоземельн*, 稀土",
    "beryllium": "beryllium, берилли*, 铍",
    "iron": (
        "iron ore, iron and steel, iron, steel, железо, железа, железн* руд*, сталь, "
        "стали, 铁矿石, 钢铁"
    ),
    "ores": "ores, ore, руды, руда, руду, руд, рудн*, 矿石",
    "metals": "metals, metal, металл*, 金属",
    "minerals": "minerals, минерал*, 矿产",
    "cotton": "cotton, хлопок, хлопк*, хлопч*, 棉花",
    "wheat": "wheat, пшениц*, 小麦",
    "barley": "barley, ячмен*, 大麦",
    "licorice": "licorice, солодк*, 甘草",
    "poultry": "poultry, chicken, птиц*, куриц*, курин*, 禽肉",
    "flour": "flour, milled products, мук*, мука, 面粉",
    "nuts": "nuts, walnuts, orexи, орех*, 坚果",
    "wool": "wool, шерст*, 羊毛",
    "toys": "toys, игруш*, 玩具",
    "furniture": "furniture, мебел*, 家具",
    "glass": "glass, ceramics, стекл*, керамик*, 玻璃, 陶瓷",
    "leather": "leather, hides, кож*, шкур*, 皮革",
    "wood": "wood and paper, wood, древесин*, лесоматериал*, 木材",
    "rubber": "rubber, каучук*, резин*, 橡胶",
    "vegetable_oils": (
        "vegetable oil*, rapeseed oil, растительн* масл*, рапсов* масл*, 植物油, 菜籽油"
    ),
    "flax": (
        "flax seed*, flaxseed*, flax, linseed*, льнян*, семян* льна, семена льна, "
        "лён, 亚麻籽"
    ),
    "sunflower": (
        "sunflower oil, sunflower seeds, sunflower, подсолнечн*, 葵花籽油, 葵花籽"
    ),
    "grain": "grain, зерно, зерна, зерном, зернов*, 粮食, 谷物",
    "fertiliser": "fertiliser*, fertilizer*, urea, удобрени*, карбамид*, 化肥, 尿素",
    "chemicals": "chemical*, inorganic chemicals, химическ* продук*, химикат*, 化学品",
    "plastics": "plastic*, polyethylene, polypropylene, пластмасс*, полиэтилен*, 塑料",
    "textiles": "textile*, yarn, текстил*, пряж*, 纺织品",
    "clothing": "clothing, garment*, apparel, одежд*, 服装",
    "footwear": "footwear, shoes, обув*, 鞋",
    "tea": "tea, чай, чая, чаю, 茶叶",
    "fruit": "fruit, fruits, cherries, apricots, plums, фрукт*, черешн*, 果蔬, 水果",
    "vegetables": "vegetables, овощ*, 果蔬, 蔬菜",
    "farm_goods": (
        "farm goods, agricultural products, agricultural goods, agricultural, food, "
        "сельхозпродук*, сельскохозяйственн*, продовольств*, 农产品, 食品"
    ),
    "meat": "meat, beef, мясо, мяса, говядин*, 肉类",
    "honey": "honey, мед, меда, 蜂蜜",
    "electric_cars": (
        "electric cars, electric vehicles, electric car, electric vehicle, evs, "
        "электромобил*, 电动汽车, 新能源汽车, 电动车"
    ),
    "hybrid_cars": "plug-in hybrid*, hybrid*, гибрид*, 混合动力",
    "cars": (
        "passenger cars, motor vehicles, cars, vehicles, легков* автомоб*, "
        "автомобил*, 汽车, 乘用车, 轿车"
    ),
    "trucks": "trucks, lorries, грузовик*, грузов* автомобил*, 卡车, 货车",
    "solar_panels": (
        "太阳能组件, 太阳能电池板, 电池组件, солнечн* батаре*, solar panel*, "
        "solar module*, solar cells, photovoltaic modules, солнечн* панел*, "
        "солнечн* модул*, 光伏组件, 太阳能板"
    ),
    "machinery": (
        "machinery, machines, оборудовани*, машин и оборудования, 机械, 机电产品"
    ),
    "electronics": "electronics, electrical machinery, электроник*, 电子产品",
    "telephones": "telephone*, smartphone*, phones, телефон*, смартфон*, 手机",
    "manufactures": "manufactures, manufactured goods, готов* издели*, 制成品",
    "medicines": "pharmaceutical*, medicine*, лекарств*, 药品",
    "electricity": (
        "electricity, electric power, power, электроэнерг*, электричеств*, 电力, "
        "电量, 用电"
    ),
    "solar": "solar, photovoltaic*, солнечн*, сэс, 太阳能, 光伏",
    "wind": "wind, ветр*, вэс, 风电, 风能, 风力",
    "hydro": "hydropower, hydro, hydroelectric*, гидро*, гэс, 水电",
    "nuclear": "nuclear, атомн*, ядерн*, аэс, 核电, 核能",
    "thermal": "thermal, тепловых, теплов* электр*, тэц, тэс, 火电, 热电",
    "renewables": "renewable*, возобновляем*, виэ, 可再生能源",
    "storage": "battery storage, storage, накопител*, 储能",
    "cement": "cement, цемент*, 水泥",
    "tyres": "tyre*, tire, tires, шин, шины, 轮胎",
    "water": "water, воды, вода, водн*, 水资源, 径流",
}
"""What is traded, mined, burnt; a text that names one is of no other."""

MEASURES: Words = {
    # Economy
    "balance": (
        "deficit, surplus, trade balance, дефицит*, профицит*, сальдо, 逆差, 顺差"
    ),
    "gdp": (
        "gdp, gross domestic product, ввп, валов* внутренн* продукт*, 国内生产总值, gdp"
    ),
    "purchasing_power": "purchasing power*, ppp, паритет*, ппс, 购买力",
    "money_of_others": (
        "budget, revenue, revenues, profit, profits, earnings, wage, wages, salary, "
        "salaries, remittance*, assets, market capitalisation, spending, subsid*, "
        "бюджет*, выручк*, прибыл*, зарплат*, денежн* перевод*, активы, активов, "
        "расход, расходы, расходов, расходам*, субсиди*, 预算, 收入, 利润, 汇款, 资产, "
        "支出"
    ),
    "per_capita": "per capita, per head, a head, на душу населения, на душу, 人均",
    "population": "population, inhabitants, населени*, жител*, 人口",
    "exchange_rate": "exchange rate*, обменн* курс*, курс валют*, 汇率",
    "area": "area, territory, land area, площад*, 面积",
    "border": "border, land border, frontier, границ*, 边界, 边境线, 边境",
    "price": (
        "price, prices, priced, цена, цены, цену, цене, ценам, цен, 价格, 单价, 均价"
    ),
    # Money of others
    "debt": (
        "external debt, public debt, debt, debts, owes, owed, owe, indebted*, "
        "внешн* долг*, госдолг*, долг, долга, долги, долгов*, задолженност*, "
        "обязательств*, должен, 外债, 债务, 欠"
    ),
    "debt_service": (
        "repaid, repay, repayment, repayments, pays, погаш*, погас*, выплат*, "
        "платеж*, 还本付息, 偿还债务, 还债, 偿还, "
        "debt service, servicing, debt servicing, "
        "обслуживани* долг*, обслуживани*, 偿债"
    ),
    "investment": (
        "investment, investments, invested, invest, investing, capital investment*, "
        "инвестиц*, инвестиров*, вложен*, капиталовложен*, 投资"
    ),
    "fdi": (
        "foreign direct investment, direct investment, fdi, "
        "прям* иностранн* инвестиц*, прям* инвестиц*, пии, 直接投资"
    ),
    "stock": "stock, stocks, held, holds, accumulated, накопленн*, 存量, 累计",
    "inflow": "inflow, inflows, flow of, приток*, 流入, 流量",
    "loans": (
        "loan, loans, lent, lending, credit, credits, кредит*, заём, заем*, займ*, 贷款"
    ),
    "grants": "grant, grants, грант*, безвозмездн*, 无偿援助, 赠款",
    "contracts": "contract, contracts, контракт*, 合同, 合同额, 工程承包",
    "cost": (
        "cost, costs, costing, construction cost, стоимость строительства, "
        "стоимости строительства, стоимость проекта, обойд*, затрат*, 造价, 总投资, "
        "耗资"
    ),
    "bond": "猎鹰债, 发债, bond, bonds, облигац*, 债券, 点心债, 熊猫债",
    "swap": "currency swap*, swap, своп*, 货币互换, 互换",
    "share": (
        "share, shares, accounted for, accounts for, proportion, доля, долю, доли, "
        "долей, процент от, удельн* вес*, 占比, 比重, 份额, 占"
    ),
    # Energy
    "production": (
        "production, produced, produce, produces, output, mined, extracted, "
        "extraction, добыч*, добыл*, добыт*, добыва*, производств*, произвел*, "
        "произведен*, 产量, 产气, 生产, 开采"
    ),
    "consumption": (
        "burned, burnt, сжег*, сжёг*, сжиг*, израсходова*, consumption, consumed, "
        "consumes, consume, demand, used, потреблени*, потребил*, потребля*, 消费, "
        "消费量, 消耗, 用电量, 用量"
    ),
    "generation": (
        "electricity generation, power generation, generation, generated, generate, "
        "generates, выработ*, вырабатыва*, генераци*, 发电量, 发电"
    ),
    "reserves": "запас, reserves, proved reserves, proven reserves, запас*, 储量",
    "resources": "resources, deposit, deposits, месторожден*, ресурс*, 资源量, 矿床",
    "capacity": (
        "can carry, able to carry, может прокачивать, 年输气量, installed capacity, "
        "design capacity, generating capacity, capacity, throughput capacity, "
        "мощност*, пропускн* способност*, 装机容量, 装机, 产能, 输气能力, 设计能力, "
        "能力, 运力"
    ),
    "added": "added, additions, commissioned, new capacity, введен*, ввод, 新增",
    "losses": "losses, lost, потер*, 损耗, 损失",
    "emissions": "emission*, carbon dioxide, co2, выброс*, 排放, 二氧化碳",
    "intensity": (
        "carbon intensity, intensity, углеродн* интенсивност*, углеродоемк*, 碳强度"
    ),
    "mass": "tonnes, tons, тонн, 吨",
    "deliver": (
        "gas to, gas from, supply, supplies, supplied, supplying, delivery, "
        "deliveries, delivered, deliver, shipped, shipments, pumped, sent, sold, "
        "sales, bought, buys, purchased, purchases, received, flow, flows, flowed, "
        "поставк*, поставил*, поставля*, постав*, прокачк*, продаж*, прода*, закуп*, "
        "купил*, покуп*, отправ*, 供应, 输送, 供气, 输气, 供气量, 输气量, 采购, 购买"
    ),
    "pipeline": "pipeline*, трубопровод*, газопровод*, нефтепровод*, 管道",
    "length": (
        "length, long, stretch*, протяженност*, протяжённост*, длин*, 全长, 长度, 里程"
    ),
    "distance": "distance, route, расстояни*, маршрут*, 距离",
    # Transport
    "trains": (
        "trains, train, freight trains, поезд, поезда, поездов, составов, 班列, 列车"
    ),
    "cargo": (
        "carried, carry, handled, received, goods worth, перевал*, принял*, cargo, "
        "freight, goods carried, transported, cargoes, груз*, перевоз*, перевез*, "
        "货运量, 货物, 货运, 运量, 过货量, 吞吐量"
    ),
    "containers": "container*, teu, контейнер*, дфэ, 集装箱, 标箱",
    "transit": "transit*, транзит*, 过境",
    "time": "transit time, in transit, врем* в пути, дней в пути, 时间, 用时, 时长",
    "crossing": (
        "border crossing, crossing, checkpoint, пункт* пропуска, погранпереход*, 口岸"
    ),
    "speed": "speed, скорост*, 速度",
    "lpi": (
        "logistics performance index, lpi, индекс* эффективности логистики, "
        "物流绩效指数"
    ),
    "road_vehicles": (
        "trucks, lorries, vehicles, грузовик*, автомашин*, фур, 车辆, 货车"
    ),
    # People
    "port": "port, ports, seaport*, порт, порта, порту, портов, порты, 港口, 港",
    "students": (
        "student, students, to study, students', studying, учащ*, студент*, обуча*, "
        "учатся, 留学生, 学生"
    ),
    "scholarships": "scholarship*, стипенди*, квот* на обучение, 奖学金",
    "tourists": (
        "tourist arrivals, tourist, tourists, tourism, турист*, туризм*, 游客, 旅游"
    ),
    "overnight": (
        "overnight, stayed, more than a day, ночевк*, с ночёвкой, больше суток, "
        "более суток, 过夜"
    ),
    "arrivals": (
        "arrival, arrivals, arrived, visitors, visited, entered, visits, прибы*, "
        "посетил*, посеща*, въехал*, въезд*, 入境, 访客, 到访, 赴"
    ),
    "trips": "trips, trip, travelled, journeys, поездк*, поездок, выехал*, 出境, 旅行",
    "crossings": "crossings, crossed, пересекл*, пересечени*, 出入境",
    "visas": (
        "e-visa, e-visas, electronic visas, электронн* виз*, 电子签证, visa, visas, "
        "виз, визы, визу, визов*, 签证"
    ),
    "flights": "flight, flights, рейс*, авиарейс*, 航班",
    "lu_ban": "lu ban, luban, лу бань, лубань, мастерск* лу баня, 鲁班工坊, 鲁班",
    "confucius": "confucius, конфуци*, 孔子",
    "patients": "patients, treatment, medical, пациент*, лечени*, 患者, 医疗",
    "learners": (
        "learn chinese, learners, study chinese, изуча* китайск*, 学习中文, 学习汉语"
    ),
    "companies": (
        "中资企业, companies, company, firms, enterprises, компани*, предприят*, "
        "фирм*, 企业, 公司"
    ),
    "joint_ventures": "joint venture*, совместн* предприят*, 合资企业",
    "registered": "登记, 新登记, 新注册, registered, зарегистрирован*, 注册",
    "operating": (
        "operating, active, operate, действующ*, действовал*, действу*, работа*, "
        "在营, 运营"
    ),
    "permits": "work permit*, permits, permit, разрешени*, 工作许可, 许可",
    "quota": "quota*, квот*, 配额",
    "workers": (
        "for work, на работу, 务工, workers, foreign labour, foreign workers, "
        "labour, рабоч*, работник*, 劳工, 工人"
    ),
    "training_places": (
        "training places, training opportunities, мест для обучения, 培训名额"
    ),
    "documents": "documents, документ*, 文件",
    "agreements": "agreements, agreement, соглашени*, договор*, 协议",
    "memoranda": "memorand*, меморандум*, 备忘录",
    "projects": "projects, project, проект*, 项目",
    "park": "industrial park*, park, парк*, 产业园, 园区",
    "personnel": "troops, soldiers, personnel, servicemen, военнослужащ*, 士兵",
    "protests": "protests, protest, протест*, 抗议",
    "poll": "poll, survey, respondents, опрос*, респондент*, 民调, 受访者",
    "employment": (
        "employ, employs, employed, jobs, employment, работ* мест*, занят*, 就业"
    ),
    "access": "homes, connected, газификац*, 通气率",
    "plant": "power plant, plant, station, электростанц*, станци*, завод*, 电站, 电厂",
    "river": "river, рек*, 河",
    "lake": "lake, озер*, 湖",
    "tunnels": "tunnel*, тоннел*, туннел*, 隧道",
    "bridges": "bridge*, мост, моста, мостов, мосты, 桥",
    "growth": (
        "growth, grew, rose, increase, increased, risen, growing, jumped, surged, "
        "fell, decline, declined, dropped, decrease, рост*, вырос*, увелич*, "
        "прирост*, сниз*, сократ*, упал*, 增长, 增幅, 下降, 同比"
    ),
}
"""What is counted of it."""

PLACES: Words = {
    "khorgos": "khorgos, horgos, korgas, хоргос*, 霍尔果斯",
    "alashankou": "alashankou, alataw pass, алашанькоу, 阿拉山口",
    "dostyk": "dostyk, достык*, 多斯特克",
    "bakhty": "bakhty, бахты, 巴克图, 巴赫特",
    "aktau": "aktau, актау, 阿克套",
    "kuryk": "kuryk, курык, 库雷克",
    "altynkol": "altynkol, алтынколь, 阿腾科里",
    "irkeshtam": "irkeshtam, иркештам*, 伊尔克什坦",
    "torugart": "torugart, торугарт*, 吐尔尕特",
    "kulma": "kulma, karasu, кульма, 卡拉苏",
    "turkmenbashi": "turkmenbashi, туркменбаши, 土库曼巴希",
    "middle_corridor": (
        "middle corridor, trans-caspian international transport route, "
        "trans-caspian, titr, срединн* коридор*, средн* коридор*, транскаспийск*, "
        "тмтм, 中间走廊, 跨里海"
    ),
    "northern_route": "northern route, northern corridor, северн* маршрут*, 北部通道",
    "china_europe": (
        "china-europe, china–europe, china—europe, china europe, китай-европа, "
        "китай — европа, китай – европа, китай–европа, 中欧班列, 中欧"
    ),
    "china_central_asia_trains": (
        "china-central asia train*, china-central asia freight train*, "
        "china–central asia freight train*, китай-центральная азия, "
        "китай – центральная азия, 中亚班列"
    ),
    "cku": (
        "china-kyrgyzstan-uzbekistan railway, china-kyrgyzstan-uzbekistan rail*, "
        "china–kyrgyzstan–uzbekistan rail*, china-kyrgyzstan-uzbekistan, "
        "china–kyrgyzstan–uzbekistan, cku, китай-кыргызстан-узбекистан, "
        "китай – кыргызстан – узбекистан, китай–кыргызстан–узбекистан, "
        "китай — киргизия — узбекистан, китай-киргизия-узбекистан, кку, 中吉乌铁路, "
        "中吉乌"
    ),
    "btk": "baku-tbilisi-kars, btk, баку-тбилиси-карс, 巴库-第比利斯-卡尔斯",
    "xian": "xi'an, сиань, сиан*, 西安",
    "lianyungang": "lianyungang, ляньюньган*, 连云港",
    "kashgar": "kashgar, кашгар*, 喀什",
    "galkynysh": "galkynysh, галкыныш, 复兴气田, 加尔金内什",
    "rogun": "rogun, рогун*, 罗贡",
    "nurek": "nurek, нурек*, 努列克",
    "toktogul": "toktogul, токтогул*, 托克托古尔",
    "kambarata": "kambarata*, камбарат*, 卡姆巴拉塔",
    "cagp": (
        "central asia-china gas pipeline*, central asia-china pipeline*, "
        "china-central asia gas pipeline*, газопровод* центральная азия-китай, "
        "газопровод* центральная азия — китай, газопровод* средняя азия-китай, "
        "中国-中亚天然气管道, 中亚天然气管道, 中亚管道"
    ),
    "tapi": "tapi, тапи",
    "line_d": "line d, лини* d, нитк* d, d线",
    "line_b": "line b, лини* b, нитк* b, b线",
    "line_a": "line a, лини* a, нитк* a, a线",
    "line_c": "line c, лини* c, нитк* c, c线",
    "casa": "casa-1000, casa",
    "power_of_siberia": "power of siberia, сил* сибири, 西伯利亚力量",
    "beineu": "beineu*, beyneu*, бейнеу*, 别伊涅乌",
    "atasu": "atasu, атасу, 阿塔苏",
    "angren_pap": "angren-pap, angren-pop, ангрен-пап, ангрен — пап",
    "ayagoz": "ayagoz*, аягоз*, аягуз*, 阿亚古兹",
    "zhezkazgan": "zhezkazgan*, жезказган*, 杰兹卡兹甘",
    "moyynty": "moyynty*, мойынты*",
    "darbaza": "darbaza*, дарбаз*",
    "samarkand": "samarkand*, самарканд*, 撒马尔罕",
    "ili": "ili river, river ili, река или, 伊犁河",
    "irtysh": "irtysh, иртыш*, 额尔齐斯河",
    "balkhash": "balkhash, балхаш*, 巴尔喀什湖",
    "boguty": "boguty, богуты, 博古特",
    "kumtor": "kumtor, кумтор*, 库姆托尔",
    "eximbank": (
        "eximbank, export-import bank, exim bank, экспортно-импортн*, эксимбанк*, "
        "进出口银行"
    ),
    "cdb": "china development bank, банк развития китая, 国家开发银行",
    "xinjiang_trade": "xinjiang's trade, trade of xinjiang, 新疆外贸",
}
"""Crossings, corridors, fields, plants: what a row is of, beside its country."""

NATURES: Words = {
    "plan": (
        "target, targets, goal, goals, aim, aims, plan, plans, planned, planning, "
        "will, would, forecast*, expected, expects, projected, by 2030, цель, цели, "
        "план*, прогноз*, ожида*, довести, намеча*, будет, целев*, 目标, 计划, 预计, "
        "力争, 规划, 预期, 将"
    ),
    "potential": "potential, потенциал*, 潜力",
    "cumulative": (
        "cumulative, cumulatively, since, in total since, накопленн*, с начала, "
        "всего с, 累计, 累积"
    ),
    "in_total": (
        "altogether, in total, all told, had run, всего, за всё время, за все время, "
        "总共, 共"
    ),
    "pledged": "pledged, pledge, promised, обеща*, выдел*, 承诺, 提供",
    "part": (
        "first stage, first phase, phase, section, перв* очеред*, этап*, участок, "
        "участка, 一期, 段"
    ),
}
"""In what sense it is."""

WAYS: Words = {
    "from_china": (
        r"\bchinese\s(?:tourist|visitor|citizen|national|traveller|student|worker|guest)"
        r"|\bfrom\s(?:mainland\s)?china\b|\bcitizens of china\b|\bиз (?:китая|кнр)\b"
        r"|китайски\w{1,2}\s(?:турист|гражд|студент|рабоч|посет)"
        r"|граждан\w{0,3}\s(?:кнр|китая)|中国(?:游客|公民|旅客|留学生|工人)|来自中国"
    ),
    "to_china": (
        r"\b(?:in|to)\s(?:mainland\s)?china\b|\bchinese universit"
        r"|\bв (?:китае|китай|кнр)\b|китайских вузах|在华|来华|赴华"
    ),
}
"""Patterns of who travels where; the words in them mean what they mean beside it."""

KINDS: Mapping[str, Words] = {
    "side": SIDES,
    "flow": FLOWS,
    "goods": GOODS,
    "measure": MEASURES,
    "place": PLACES,
    "nature": NATURES,
}
