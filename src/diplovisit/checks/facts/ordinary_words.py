"""Ordinary words that a title or the head of a sentence puts in capitals, and that lie a letter from a surname.

Prince and Price, Peace and Pearce, Change and Chang, Right and Wright; and the Atlantic Charter, of 1941, is no slip
for President Carter.
"""

WORDS = frozenset(
    """
    about above after again against agree agreed alliance along ambassador annual armed attack author award banks
    begin being black board bonds border brand brief bring build calls capital central chair change charter chief
    child church civil claim class clear climate close coast could council count county court cross crown culture
    daily deals death debate defence defense draft drive early earth eastern energy envoy equal europe event every
    field fifth fight final first fleet floor force foreign forum fourth friday front funds general global grand
    grant great green group guard guest heads health heart high hills homes hosts hotel house human ideas indian
    inter items joint judge judges justice keeps king kings labor labour lakes lands large later latin leader least
    legal level lights limit lines local lower major march marine mayor meets metal might miles military mines
    minister mixed model monday money month moral mount music nation naval night north nuclear ocean offer office
    opens order other oxford palace panel paper parks party peace people phase place plain plan plans plant point
    police ports power press price prices prime prince princes princess private prize proud queen quick radio raise
    range ranks reach ready region right rights river roads rocket round route royal rules rural saint sales
    saturday scale scene school second secret secretary senate serve seven shared sharp ships short sides signs
    since sixth small social solar south spring staff stage stand start state states steel still stone store strong
    study summit sunday supply table talks terms their there these third those three thursday titles today towns
    trade trades train treaty trips trust truth tuesday under union unions united until upper urban valley value
    views visit visits voice voter votes water wealth wednesday week weeks western where which while white whole
    winds winter woman women wood woods words works world would years young youth
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
