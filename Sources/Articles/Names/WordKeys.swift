import Text

/// Hashes of single words that rules name.
enum WordKeys {
    static func key(_ word: String) -> UInt64 { PhraseTrie.hash(FoldedText(word).scalars) }
    private static func keys(_ words: String) -> Set<UInt64> {
        Set(words.split(whereSeparator: \.isWhitespace).map { key(String($0)) })
    }

    /// Parts of Arabic names that call for another word.
    static let nameConnectors = keys(
        "بن ابن أبو أبي أبا أم آل عبد بنت دي دو فان فون ديل دا لو بو ولد باي سان سانت مار al el bin ibn abu")
    /// What begins a name without being one itself.
    static let nameOpeners = keys("عبد أبو أبي أبا أم ابن آل بو")
    /// Latin words in the middle of a name.
    static let latinConnectors = keys("al el bin ibn abu de del della der den van von da di dos la le ben bint ul ud")
    /// "علي", which folds like the preposition "على".
    static let ali = key("علي")
    static let articles = keys("the a an state former")
    /// Titles cut short, and the same in full.
    static let abbreviations: [UInt64: UInt64] = [
        key("gov"): key("governor"), key("sen"): key("senator"), key("rep"): key("representative"),
        key("gen"): key("general"), key("prof"): key("professor"), key("dr"): key("doctor"), key("pm"): key("premier"),
        key("lt"): key("lieutenant"), key("capt"): key("captain"), key("sgt"): key("sergeant"),
    ]
    static let remarks = keys("وهو الأمر وهي")
    static let arabicWhich = key("الذي")
    static let which = key("which")
    static let bySaying = key("بالقول")
    static let despite = key("despite")
    static let asFor = key("أما")
    static let mother = key("أم")
    static let named = key("باسم")
    static let roleLinks = keys("لشؤون لدى في إلى باسم بإسم عن من على لقضية لقضايا لعملية لمنطقة لسياسة")
    static let indefiniteAdjectives = keys(
        """
        سابق سابقة سابقون سابقين رفيع رفيعة كبير كبيرة كبار بارز بارزة حالي جديد محلي محلية محليون محليين رسمي رسمية مطلع مطلعة
        مطلعين مطلعان مطلعون موثوق موثوقة خاص خاصة أمني أمنية أمنيون أمنيين عسكري عسكرية عسكريون عسكريين حكومي حكومية حكوميون
        حكوميين طبي طبية طبيون دبلوماسي دبلوماسية دبلوماسيون دبلوماسيين قضائي قضائية سياسي سياسية مقرب مقربة مقربون مقربين
        متعددة متعدد عليم عليمة عديدة مختلفة عدة أخرى آخر آخرون آخرين ميداني ميدانية نقابي نقابية إعلامي إعلامية بحري بحرية
        متطابقة مستقل مستقلة مستقلون مستقلين فلسطينيون كثيرون
        """)
    static let notPlaceAdjective = keys(
        """
        صغيرة كبيرة قريبة مجاورة قديمة جديدة ساحلية جبلية حدودية صناعية سكنية نائية محاصرة مدمرة أخرى واحدة كاملة بأكملها
        صغير كبير قديم آمنة مختلفة عدة شمالي جنوب شمال شرق غرب جنوبي شرقي غربي عربية سياحية تاريخية زراعية ريفية
        """)
    static let weakPlaceNouns = keys(
        "منطقة مناطق دولة دول قاعدة بحر صحراء ساحة شارع عاصمة إقليم خليج سد شاطئ ميدان حي")
    static let placePrepositions = keys("in at near outside around across inside toward towards")
    static let motionPrepositions = keys("from to of for through")
    static let outletWords = keys(
        """
        times post news tribune herald gazette daily observer journal chronicle courier mail sentinel telegraph guardian
        mirror ledger examiner monitor weekly inquirer advertiser echo dispatch press bulletin star globe register broadcasting radio tv television wire today
        """)
    static let organizationWords = keys(
        """
        ministry university party agency company inc corp ltd llc group council committee commission bank court army
        police union association institute foundation organization organisation authority department office bureau
        parliament senate congress federation league club movement front coalition alliance force forces brigade
        hospital college school society fund center centre corporation industries holdings airlines airways partners
        brigades guard guards navy assembly board chamber trust syndicate cooperative ministry's service services museum
        rail transport construction watch review library engineering electric telecom pharmaceuticals lines express labs
        software networks bancorp trading supply works mills farms investments ventures consulting analytics alliance
        coal steel oil gas air foods motors pharma media sports united rovers athletic wanderers fc capital solutions
        shipping logistics mining insurance securities investments brewery estates studios pictures records
        observatory network mission command directorate laboratory laboratories systems technologies energy
        """)
    static let placeWords = keys(
        """
        city town village province governorate district state region island islands river lake mountain mountains port
        airport valley bay gulf sea coast strait peninsula desert street avenue square county heights hills strip bank
        camp crossing harbour harbor bridge lane road hill park
        """)
    static let peopleOf = keys(
        "residents people city mayor resident citizens town streets outskirts north south east west capital")
    static let companyNouns = keys(
        "rival firm maker operator startup retailer lender carrier insurer chipmaker developer giant")
    static let placeOpeners = keys(
        "puerto monte ciudad isla villa rio bahia port mount lake cape fort saint st san santa new north south east west upper lower"
    )
    static let of = key("of")
    static let the = key("the")
    static let and = key("and")
    static let alArticle = key("al")
    static let from = key("من")
    static let fi = key("في")
    static let about = key("عن")
    static let lam = key("ل")
    static let beh = key("ب")
    static let qad = key("قد")
    static let isPast = keys("كان وكان كانت وكانت فكان كانوا وكانوا")
    static let contrast = keys("لكن ولكن غير إلا بيد أما بل كما فيما بينما لكنه لكنها لكنهم ولكنه ولكنها")
    static let ma = key("ما")
}
