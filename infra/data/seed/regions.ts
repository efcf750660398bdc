type List = readonly [string, ...string[]];

/** Where made-up users come from. The phone numbers are in ranges that are reserved for fiction, where a country has one. */
export interface Region {
  locale: string;
  timeZones: List;
  givenNames: List;
  familyNames: List;
  /** Whether the family name comes first in the display name. */
  familyFirst?: true;
  /** The first digits of phone numbers that no one has; a number from 100 to 199 follows. */
  phonePrefix?: string;
}

export const regions: readonly [Region, ...Region[]] = [
  {
    locale: 'en-GB',
    timeZones: ['Europe/London'],
    givenNames: ['Olivia', 'George', 'Amelia', 'Arthur', 'Isla', 'Noah', 'Ava', 'Muhammad', 'Grace', 'Harry'],
    familyNames: ['Smith', 'Jones', 'Taylor', 'Patel', 'Williams', 'Khan', 'Davies', 'O’Connor', 'Lovelace', 'Evans'],
    // Ofcom, "Telephone numbers for use in TV and radio drama programmes".
    phonePrefix: '+447700900',
  },
  {
    locale: 'en-US',
    timeZones: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
    givenNames: ['Emma', 'Liam', 'Charlotte', 'James', 'Sofia', 'Mateo', 'Mia', 'Elijah', 'Zoe', 'Aaliyah'],
    familyNames: ['Johnson', 'Garcia', 'Brown', 'Miller', 'Nguyen', 'Lee', 'Hernandez', 'Jackson', 'Kim', 'Washington'],
    // North American Numbering Plan Administration, "555-01XX line numbers".
    phonePrefix: '+12025550',
  },
  {
    locale: 'de-DE',
    timeZones: ['Europe/Berlin'],
    givenNames: ['Emilia', 'Noah', 'Hannah', 'Jürgen', 'Mia', 'Björn', 'Käthe', 'Emre', 'Lena', 'Paul'],
    familyNames: ['Müller', 'Schmidt', 'Schneider', 'Yılmaz', 'Weiß', 'Krämer', 'Hoffmann', 'Groß', 'Vogel', 'Schröder'],
  },
  {
    locale: 'fr-FR',
    timeZones: ['Europe/Paris'],
    givenNames: ['Jade', 'Gabriel', 'Zoé', 'Raphaël', 'Chloé', 'Léo', 'Inès', 'François', 'Anaïs', 'Hugo'],
    familyNames: ['Martin', 'Bernard', 'Lefèvre', 'Moreau', 'Benali', 'Garnier', 'Dupré', 'Roux', 'Gauthier', 'd’Arcy'],
  },
  {
    locale: 'es-MX',
    timeZones: ['America/Mexico_City', 'America/Monterrey'],
    givenNames: ['María', 'José', 'Ximena', 'Ángel', 'Valentina', 'Íñigo', 'Lucía', 'Sebastián', 'Renata', 'Diego'],
    familyNames: ['Hernández', 'García', 'Martínez', 'López', 'Núñez', 'Ramírez', 'Peña', 'Flores', 'Ibáñez', 'Cruz'],
  },
  {
    locale: 'pt-BR',
    timeZones: ['America/Sao_Paulo', 'America/Manaus'],
    givenNames: ['Helena', 'Miguel', 'Laís', 'João', 'Beatriz', 'Davi', 'Antônia', 'Caíque', 'Júlia', 'Heitor'],
    familyNames: ['Silva', 'Souza', 'Araújo', 'Gonçalves', 'Oliveira', 'Conceição', 'Lima', 'Assunção', 'Costa', 'Rocha'],
  },
  {
    locale: 'pl-PL',
    timeZones: ['Europe/Warsaw'],
    givenNames: ['Zuzanna', 'Łukasz', 'Małgorzata', 'Jakub', 'Bożena', 'Stanisław', 'Zofia', 'Paweł', 'Agnieszka', 'Szymon'],
    familyNames: ['Nowak', 'Wójcik', 'Kowalczyk', 'Zieliński', 'Kamińska', 'Dąbrowski', 'Szymańska', 'Woźniak', 'Jabłońska', 'Król'],
  },
  {
    locale: 'tr-TR',
    timeZones: ['Europe/Istanbul'],
    givenNames: ['Zeynep', 'Yusuf', 'İpek', 'Ömer', 'Elif', 'Çağla', 'Şule', 'Mert', 'Işıl', 'Göksel'],
    familyNames: ['Yılmaz', 'Kaya', 'Demir', 'Şahin', 'Çelik', 'Yıldız', 'Öztürk', 'Aydın', 'Doğan', 'Arslan'],
  },
  {
    locale: 'ja-JP',
    timeZones: ['Asia/Tokyo'],
    givenNames: ['陽葵', '蓮', '凛', '湊', '結菜', '大翔', '美咲', '悠真', '葵', '健太'],
    familyNames: ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤'],
    familyFirst: true,
  },
  {
    locale: 'hi-IN',
    timeZones: ['Asia/Kolkata'],
    givenNames: ['आराध्या', 'विवान', 'अनन्या', 'आदित्य', 'सान्वी', 'अर्जुन', 'काव्या', 'रोहन', 'दीया', 'ईशान'],
    familyNames: ['शर्मा', 'वर्मा', 'गुप्ता', 'सिंह', 'कुमार', 'पटेल', 'मिश्रा', 'यादव', 'जोशी', 'अग्रवाल'],
  },
  {
    locale: 'ar-EG',
    timeZones: ['Africa/Cairo'],
    givenNames: ['مريم', 'محمد', 'فاطمة', 'أحمد', 'نور', 'يوسف', 'سلمى', 'عمر', 'ليلى', 'كريم'],
    familyNames: ['حسن', 'علي', 'إبراهيم', 'محمود', 'سعيد', 'منصور', 'فؤاد', 'رمضان', 'سالم', 'خليل'],
  },
  {
    locale: 'zh-Hant-TW',
    timeZones: ['Asia/Taipei'],
    givenNames: ['怡君', '志明', '淑芬', '家豪', '雅婷', '俊傑', '詩涵', '冠宇', '佳穎', '承恩'],
    familyNames: ['陳', '林', '黃', '張', '李', '王', '吳', '劉', '蔡', '楊'],
    familyFirst: true,
  },
];
