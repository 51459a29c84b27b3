"""Portuguese: who speaks, who is named, who takes a stance."""

from __future__ import annotations

from variorum.language.tongues.speech import StanceWords, Tongue, words

TONGUE = Tongue(
    tag="pt",
    said=words(
        """
        disse diz disseram dizem dizia afirmou afirma afirmaram afirmam declarou declara
        declararam explicou explica explicaram explicam acrescentou acrescenta acrescentaram
        escreveu escreve escreveram comentou comenta comentaram indicou sublinhou sublinha
        destacou destaca ressaltou ressalta alertou alerta alertaram advertiu garantiu garante
        garantiram respondeu responde responderam perguntou pergunta lembrou lembra contou conta
        contaram relatou relata revelou revela anunciou anuncia anunciaram criticou critica
        criticaram defendeu defende defenderam lamentou lamenta reconheceu reconhece admitiu
        admite prometeu promete pediu pede reiterou salientou salienta frisou frisa considerou
        considera concluiu conclui avaliou avalia confirmou confirma confirmaram informou
        informa informaram classificou classifica chamou completou desabafou exclamou gritou
        murmurou observou ironizou publicou tuitou referiu refere adiantou assegurou assegura
        insistiu insiste confessou questionou realçou replicou
        fala falam falou falava brinca brincou ironiza resume resumiu descreve descreveu
        evoca recorda recordou
        """
    ),
    participles=words(
        """
        dito afirmado declarado explicado escrito comentado anunciado confirmado
        """
    ),
    auxiliaries=words("tem têm tinha tinham havia teria foi"),
    according=(
        "segundo", "de acordo com", "conforme", "para", "na opinião de", "nas palavras de",
        "na avaliação de", "no entender de",
    ),
    so=frozenset(),
    like=words("como conforme"),
    that=words("que se"),
    pronouns={"ele": "m", "ela": "f", "eles": "p", "elas": "p"},
    determiners=words(
        """
        o a os as um uma uns umas este esta esse essa seu sua seus suas nosso nossa meu minha
        vários várias alguns algumas dois duas três quatro cinco todos todas nenhum nenhuma
        """
    ),
    prepositions=words(
        """
        à ao aos às em no na nos nas num numa com por pelo pela pelos pelas para sem sobre sob
        ante contra desde até entre durante após perante segundo conforme
        """
    ),
    linking=words("de do da dos das d' para"),
    conjunctions=words("e ou mas nem porém"),
    adverbs=words(
        """
        também ainda depois então ontem hoje já não nunca se lhe lhes o nos me te além disso
        posteriormente publicamente recentemente finalmente mais tarde antes
        """
    ),
    times=words(
        """
        segunda terça quarta quinta sexta sábado domingo segunda-feira terça-feira quarta-feira
        quinta-feira sexta-feira feira ontem hoje amanhã manhã tarde noite semana mês ano
        janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
        passado passada próximo próxima madrugada
        """
    ),
    men=words("sr senhor dom presidente rei príncipe pai filho irmão"),
    women=words("sra senhora dona presidenta rainha princesa mãe filha irmã"),
    roles=words(
        """
        presidente presidenta ministro ministra prefeito prefeita autarca porta-voz diretor
        diretora chefe secretário secretária deputado deputada senador senadora governador
        governadora procurador procuradora juiz juíza advogado advogada professor professora
        pesquisador pesquisadora investigador investigadora médico médica doutor doutora
        treinador treinadora jogador jogadora escritor escritora autor autora ator atriz cantor
        cantora jornalista embaixador embaixadora bispo papa rei rainha príncipe princesa
        general coronel capitão comandante delegado delegada responsável dirigente fundador
        fundadora economista historiador historiadora biólogo bióloga especialista testemunha
        morador moradora vizinho vizinha sindicalista conselheiro conselheira vereador vereadora
        vice-presidente primeiro-ministro primeira-ministra chanceler líder candidato candidata
        gerente empresário empresária agricultor agricultora reitor reitora diplomata bombeiro
        pescador enfermeira enfermeiro presidente-executivo
        """
    ),
    spokes=words("porta-voz advogado advogada representante"),
    bodies=words(
        """
        ministério universidade instituto sindicato partido banco polícia tribunal agência
        associação federação fundação sociedade companhia grupo conselho comitê comité comissão
        prefeitura câmara governo assembleia senado congresso hospital união organização
        procuradoria escola museu clube s.a. sa ltda gabinete autoridade empresa
        """
    ),
    works=words(
        """
        filme livro romance canção música álbum série peça ópera poema jornal revista programa
        exposição espetáculo documentário ensaio disco podcast conto novela
        """
    ),
    so_called=words("chamado chamada chamados chamadas suposto suposta dito dita"),
    named=words(
        """
        restaurante navio projeto projecto programa operação hotel fundação iniciativa coletivo
        associação aplicativo termo palavra nome lema intitulado intitulada batizado batizada
        apelidado apelidada
        """
    ),
    unsaid=words("teria teriam poderia poderiam diria diriam"),
    place_before=words("para entre até em"),
    held=words(
        """
        sr sra srs dr dra prof profa d exmo exma eng arq pág págs art av tel núm n aprox
        """
    ),
    stances=(
        StanceWords(
            "declined",
            r"(?:recus(?:ou|aram|a|am)(?:-se)?|se\s+recus(?:ou|aram)|preferi(?:u|ram)\s+não|"
            r"(?:optou|optaram)\s+por\s+não)\s+(?:\w+\s+){0,3}?(?:comentar|comentários?|"
            r"responder|falar|confirmar|dizer|prestar|dar|entrevista|pronunciar)\w*|"
            r"não\s+quis(?:eram)?\s+(?:\w+\s+){0,2}?(?:comentar|responder|falar|confirmar|"
            r"dizer|prestar|dar|fazer|pronunciar)\w*|(?:escusou|escusaram)-se\s+a\s+\w+",
        ),
        StanceWords(
            "declined",
            r"não\s+(?:confirmou|confirmaram|confirma)\s+nem\s+(?:desmentiu|desmentiram|"
            r"negou|negaram|desmente|nega)|nem\s+confirm\w+\s+nem\s+(?:desment|neg)\w+",
        ),
        StanceWords(
            "no_response",
            r"não\s+(?:respond(?:eu|eram)|atend(?:eu|eram)|retorn(?:ou|aram)|(?:foi|"
            r"foram)\s+(?:localizad|encontrad|possível\s+(?:contatar|contactar))\w*|"
            r"(?:tinha|tinham|havia)\s+respondido|deu\s+resposta|se\s+manifest(?:ou|"
            r"aram)\s+até|estava\s+disponível)",
        ),
        StanceWords(
            "not_spoken",
            r"(?:ainda\s+)?não\s+(?:se\s+)?(?:coment(?:ou|aram)|manifest(?:ou|aram)|"
            r"pronunci(?:ou|aram)|fal(?:ou|aram)|reag(?:iu|iram)|fez\s+(?:comentários|"
            r"declarações))|(?:mantém|manteve|mantêm)(?:-se)?\s+(?:o\s+|em\s+)?silêncio|"
            r"permanece(?:m|u)?\s+em\s+silêncio",
        ),
        StanceWords(
            "denied",
            r"(?<!\bnão )(?:neg(?:ou|aram|a|am)(?!-se)|desment(?:iu|iram|e|em)|refut(?:ou|"
            r"aram)|rejeit(?:ou|aram)\s+(?=(?:\w+\s+){0,2}?(?:acusaç|alegaç)))\b",
        ),
        StanceWords(
            "denied",
            r"(?:foi|foram)\s+(?:desmentid|negad)\w+\s+(?=pel|por)", "by",
        ),
        StanceWords(
            "confirmed",
            r"(?:foi|foram)\s+confirmad\w+\s+(?=pel|por)", "by",
        ),
        StanceWords(
            "confirmed",
            r"(?<!\bnão )(?:confirm(?:ou|aram|a|am)|reconhec(?:eu|eram)|admit(?:iu|iram))\b",
        ),
        StanceWords(
            "corrected",
            r"(?:corrig(?:iu|iram)|retific(?:ou|aram)|retrat(?:ou|aram)-se|se\s+retrat(?:ou|"
            r"aram)|retir(?:ou|aram)\s+(?=(?:\w+\s+){0,2}?(?:declaraç|afirmaç|notícia|"
            r"acusaç))|public(?:ou|aram)\s+(?:uma\s+)?(?:correção|errata|retificação))\b",
        ),
        StanceWords(
            "purported",
            r"(?:alegad[oa]s?|supost[oa]s?|supostamente|alegadamente|não\s+verificad[oa]s?|"
            r"não\s+confirmad[oa]s?)(?!\s+que)", "none",
        ),
    ),
    by=words("por pelo pela pelos pelas"),
    dashes=True,
    clitics=words("se lhe lhes o a os as nos me te não"),
)  # fmt: skip
