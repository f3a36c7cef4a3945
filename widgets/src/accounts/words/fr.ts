/** 512 common French words for a passphrase, easy to read and to type. */
export const words = (
  'abeille abricot accord acier aigle aiguille aile aimant air album algue alpage amande ambre ami ananas ancre animal anneau ' +
  'arbre arc argent argile armoire arrosoir atelier atlas aurore automne aventure avion avoine avril azur badge bagage baie bain ' +
  'balai balcon baleine ballon bambou banane banc banjo barque beige berger bijou billet biscuit bison blanc bleu blouse bois ' +
  'bonbon bordure bosquet botte bouleau boule boussole bouton brique brise brosse brume bureau cabane cactus cadeau cadran calme ' +
  'camarade camion canal canard cannelle canyon capitaine caravane carnet carte carton cascade casque castor cerf cerise chaise ' +
  'chaleur chalet chameau chanson chapeau chariot chat chemin chevreuil chien chocolat chorale cigale cigogne ciment cinq cirque ' +
  'citron clarinette classe clavier client cobalt coccinelle colibri colline colombe compas confiture copain coquille corail ' +
  'corbeau corde cornet coton coude couleur coupole courge cousin crabe craie crayon cristal crocus cube cuisine cuivre cygne ' +
  'dahlia danse dauphin demain dentelle dessin diamant dimanche dindon domaine domino douceur dragon dune eau ebene echo ecole ' +
  'ecran ecureuil encre enfant ensemble enveloppe epice erable escalier espoir essaim est etang etoile fable facile famille ' +
  'fanfare farine fauteuil faux fenouil ferme feuille ficelle figue film flamme fleur fleuve flocon flotte flute foin folie ' +
  'foret forme fossile fougere foulard four fraise framboise fruit galerie galet gant garage garde gazon geai genou gilet girafe ' +
  'glace globe golfe gomme grange granit grenier griotte groseille grotte guitare hamac hameau harpe haricot hasard hautbois ' +
  'herbe heron hibou hiver horizon horloge houle huile huit iguane image indigo iris jaguar jardin jasmin jeton jeudi jeune ' +
  'jongleur jonquille jouet joue jour journal joyeux juillet juin jumeau jungle jupe kayak kiwi koala lac lagune laine lait ' +
  'lampe lanterne lapin laurier lavande lecture legume lentille lettre levant lime limonade linge lion livre loisir loup loutre ' +
  'lumiere lundi lune lynx magie mai mandarine manteau marbre marche marmite mars matin melodie melon mercredi merle metal miel ' +
  'mille mimosa minuit miroir moisson montagne moteur mouche mouette moulin mousse moutarde mouton mur musique myrtille nappe ' +
  'nature navire neige neuf nid noisette noix nord note nougat novembre nuage nuit oie oignon oiseau olive onde opale orage ' +
  'orange orchidee orge orme orteil osier ours outil pagaie pain palais palmier panier papaye papillon parade parfum passage ' +
  'patin pavot paysage peinture pelouse perle perroquet persil petit peuplier phare photo piano pierre pilote pinceau pinson ' +
  'pirogue pivoine plage plaine planche plante platane plume pluie poche poire poivre pomme pommier poney pont porche port ' +
  'portrait potager poule prairie printemps prune puits quai quartz quatre quinze radeau radis raisin rameau rayon regard renard ' +
  'repas requin riviere robe rocher roman ronde rose rouge route ruban rue ruisseau sable sac safran saison salade samedi sapin ' +
  'saphir sardine saule saumon savon seigle semaine sept serre siffle silence sirop six soie soir sommet sonate souris sourire ' +
  'sport stade station statue sucre sud table tableau tambour tamis tango tapis tasse temple terrasse tigre tilleul timbre ' +
  'tiroir tisane toile toit tomate topaze torrent tortue tour tournesol train tramway treize tresse triangle tricot trombone ' +
  'tulipe tunnel vague valise vanille velours vendredi vent verger vert vigne village violette violon virage vitrail voile ' +
  'voisin voiture volcan voyage wagon yoga zebre'
).split(' ');
