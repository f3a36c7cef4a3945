/** 512 common Spanish words for a passphrase, easy to read and to type. */
export const words = (
  'abeja abeto abril acero agua aguja ajo album alce alga ambar amigo ancho ancla ante apio arado arbol arce arco arena aroma ' +
  'arpa arroz arte asado astro atlas atun avena avion azul bahia baile balsa bambu banco banda barca barco base baul bello ' +
  'beso blusa boca bola bolsa borde bota bote boton brazo brisa brote bruma bueno buho buque burro buzon cable cabra cacao ' +
  'cafe caja cajon caldo calle calma cama campo canal canoa canto capa carne carpa carro carta casa cebra cedro cena cerca ' +
  'cerro cesta chal chico chile cielo cima cinco cine cinta circo cisne clara claro clase clavo clima cobre coco cofre color ' +
  'copa coral costa crema cubo cueva cuna curva dado dalia danza datil dedo delta dia diez disco doce dulce duna eco enero ' +
  'erizo este falda faro farol feliz feria ficha fideo fila flan flor flota foca fondo foto fresa frio fruta fuego gallo ' +
  'gamba ganso garza gato gema genio globo golfo goma gorra gota grano grillo gris grupo gruta guante guia guinda gusto hada ' +
  'halcon harina helado hielo hierba hierro higo hilo hogar hoja hombro hora horno hotel hoy huella huerta huevo humo idea ' +
  'iguana imagen iman indigo iris isla jabon jade jaguar jardin jarra jarron jazmin jirafa joven joya juego jueves jugo julio ' +
  'junio kiwi koala labio ladera lago laguna lana lancha lapiz largo laurel lazo leche lengua lento leon letra libro liebre ' +
  'lienzo lima limon lirio lista llama llano llave lluvia lobo loma loro lucero luna lunes luz madera maduro magia maiz mango ' +
  'mano manta mantel mapa mar marco marea marmol marron martes marzo mayo medio melon menta mes mesa meta metal miel mil ' +
  'minuto mirlo mitad moda molino moneda mono mora morado motor mueble mula mundo muro museo musgo musica nabo nacar nariz ' +
  'nata nave negro nevada nido niebla nieve noche nogal norte nota novela nube nueve nuevo nuez numero oasis oceano ocho ' +
  'oeste oido ojo oliva olivo olla once onda opera orilla oro ortiga oso ostra oveja paja pajaro pala palma paloma pan panal ' +
  'papa papel pared parque pasaje paseo pasta patio pato pavo pecera pedal peine pelota pepino pera perla perro petalo pez ' +
  'piano picnic pie piedra pila pincel pino pirata piso pista plata plato playa plaza pluma poema polen pollo polvo pomelo ' +
  'poncho portal postal postre potro pozo prado primo puente puerta puerto pulpo puma punto quena queso quince rabano radio ' +
  'raiz rama ramo rana raton rayo red regalo reloj remo risa ritmo roble roca rocio rojo romero ronda ropa rosa rubi rueda ' +
  'ruta sabado sabana sabio sal sala salmon salsa salto salud sandia sapo sauce seda seis sello selva semana seta siesta ' +
  'siete silla sirena sobre sofa sol sombra sonido sopa suave sur tabla taller tambor tango tapa tapiz tarde taza teatro ' +
  'techo teja tejado tela telar tiempo tienda tierra tigre timbre tiza toalla tomate torre trapo trebol trece tren trenza ' +
  'tres trigo trineo trote trucha trueno tunel turron uva vaca vagon valle valor vapor vaso vecino vela velero venado verano ' +
  'verde vereda viaje vida vidrio viento villa viola violin visita volcan yate yegua yema yoga zafiro zapato zorro'
).split(' ');
