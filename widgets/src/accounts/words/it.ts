/** 512 common Italian words for a passphrase, easy to read and to type. */
export const words = (
  'abete abito acero aceto acqua aereo agenda aglio agosto airone albero album alga alpino amaca ambra amico ampio ananas ' +
  'anatra ancora anello angolo anice anno ape aprile aquila arco aria arpa arrivo arte asino astro attimo aurora avena avorio ' +
  'baco bagno balena ballo banana banco banda barba barca basso baule becco bianco blocco blusa bocca bolla borsa bosco bravo ' +
  'brezza brina brodo bruco bruno bucato budino burro busta cabina cacao cactus calcio caldo calma calza camera camino camion ' +
  'campo canale canna canoa canto capra carota carro carta casa catena cedro cena centro cera cervo cesto chiave chiesa ' +
  'chiodo cicala cielo cigno cima cinema cinque circo clima cocco coda colla colore comodo coppa corda coro corona corsa ' +
  'costa cotone cozza croce crosta cubo cucina cugino cuoco cuore cupola curva dado dalia danza data dente destra diario ' +
  'dieci diga disco dito divano dodici dolce domani domino dono dorso drago duna duomo edera elica elmo enigma erba erica ' +
  'esame estate faggio falco fango farina faro favola felce felice felpa ferro festa fiaba fiamma fico fieno fiera figura ' +
  'filo fiocco fiore fiume flauto flotta foca foglia folla fondo forma forno forte foto freddo fresco fronte frutta fumo ' +
  'fungo fuoco fusto gallo gamba garage gatto gelato gelso gemma gesso gesto ghiro giacca giallo giglio gioco gioia giorno ' +
  'giro giugno globo gnomo gomito gomma gonna grande grano grillo grotta gruppo guanto gufo guida gusto iguana indaco iride ' +
  'isola koala lago lampo lana lapis legno lento leone lepre letto libero libro liceo lieto lilla lima limone linea lino lira ' +
  'lontra luce luglio lumaca luna lungo lupo maggio maglia mais mamma mango mano marmo marzo matita mela melone menta merlo ' +
  'mese metro mezzo miele miglio mille mimosa minuto mobile molla molo mondo moneta mora mosca motore mulino muro museo ' +
  'musica nastro natura nave nebbia neve nido noce nodo nonna nonno nord nota notte nove nube nuoto nuvola oasi oca occhio ' +
  'oceano oliva olmo ombra onda opera orario ordine oro orso orto orzo oste otto ovest pace pagina paglia palco palla palma ' +
  'palo panca pane panino parco parete parola passo pasta patata pavone pecora pedale pelle penna pepe pera perla pesca pesce ' +
  'petalo piano pianta piatto piazza pigna pino pioppo pirata pista piuma pizza poesia pollo ponte porta porto posta prato ' +
  'prima prugna puma quadro quarto quinto radice radio ragno ramo rana rapa regalo regina remo rete riccio riso ritmo riva ' +
  'roccia rombo rosa rosso rotaia rubino ruota sabato sabbia sacco salice salsa salto salvia sapone sasso sbarra scala scarpa ' +
  'sciarpa scopa scuola secchio sedano sedia seme seppia sera sereno serra seta sette sfera siepe simbolo sirena slitta sogno ' +
  'sole sonata sorella sorriso spazio spiga spinaci sponda sport squadra squalo stadio stagno stalla stanza statua stella ' +
  'stivale strada sud sugo suono tamburo tango tappeto tasca tavola teatro tegola telaio tempio tenda terra tesoro testa ' +
  'tetto tigre timone titolo topazio topo torre torta tram trama treccia treno tromba tronco tucano tunnel uccello ulivo uovo ' +
  'uva vagone valigia valle valzer vapore vaso vela velluto veloce vento verde viaggio viale viola violino visita vite volo ' +
  'volpe vulcano zaino zampa zebra zenzero zero zolla zucca'
).split(' ');
