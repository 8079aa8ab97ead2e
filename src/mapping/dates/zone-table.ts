// Written by scripts/time-zones.ts from the time zone database, which is in the public domain. Do not edit.

/** The version of the time zone database. */
export const ZONE_TABLE_VERSION = '2026f'

/** A line for each set of rules: its name, then `from to month day time save letter` of each rule (`-`: only then, `+`: for ever). */
export const RULE_LINES = `
K|1983 - 7 12 1 1 S|1966 1994 10 1 3 0 -|1984 1988 5 1 1 1 S|1989 - 5 6 1 1 S|1990 1994 5 1 1 1 S|1995 2010 4 l5 0s 1 S|1995 2005 9 l4 24 0 -|2006 - 9 21 24 0 -|2007 - 9 4>1 24 0 -|2008 - 8 l4 24 0 -|2009 - 8 20 24 0 -|2010 - 8 10 24 0 -|2010 - 9 9 24 1 S|2010 - 9 l4 24 0 -|2014 - 5 15 24 1 S|2014 - 6 26 24 0 -|2014 - 7 31 24 1 S|2014 - 9 l4 24 0 -|2023 + 4 l5 0 1 S|2023 + 10 l4 24 0 -
L|1986 - 10 3 0 0 -|1987 1989 4 1 0 1 S|1987 1989 10 1 0 0 -|1997 - 4 4 0 1 S|1997 - 10 4 0 0 -|2013 - 3 l5 1 1 S|2013 - 10 l5 2 0 -
MU|1983 - 3 21 0 0 -|2008 - 10 l0 2 1 -|2009 - 3 l0 2 0 -
M|1978 - 8 4 0 0 -|2008 - 6 1 0 1 -|2008 - 9 1 0 0 -|2009 - 6 1 0 1 -|2009 - 8 21 0 0 -|2010 - 5 2 0 1 -|2010 - 8 8 0 0 -|2011 - 4 3 0 1 -|2011 - 7 31 0 0 -|2012 2013 4 l0 2 1 -|2012 - 7 20 3 0 -|2012 - 8 20 2 1 -|2012 - 9 30 3 0 -|2013 - 7 7 3 0 -|2013 - 8 10 2 1 -|2013 2018 10 l0 3 0 -|2014 2018 3 l0 2 1 -|2014 - 6 28 3 0 -|2014 - 8 2 2 1 -|2015 - 6 14 3 0 -|2015 - 7 19 2 1 -|2016 - 6 5 3 0 -|2016 - 7 10 2 1 -|2017 - 5 21 3 0 -|2017 - 7 2 2 1 -|2018 - 5 13 3 0 -|2018 - 6 17 2 1 -|2019 - 5 5 3 -1 -|2019 - 6 9 2 0 -|2020 - 4 19 3 -1 -|2020 - 5 31 2 0 -|2021 - 4 11 3 -1 -|2021 - 5 16 2 0 -|2022 - 3 27 3 -1 -|2022 - 5 8 2 0 -|2023 - 3 19 3 -1 -|2023 - 4 23 2 0 -|2024 - 3 10 3 -1 -|2024 - 4 14 2 0 -|2025 - 2 23 3 -1 -|2025 - 4 6 2 0 -|2026 - 2 15 3 -1 -|2026 - 3 22 2 0 -
NA|1994 - 3 21 0 -1 WAT|1994 2017 9 0>1 2 0 CAT|1995 2017 4 0>1 2 -1 WAT
SA|1944 - 3 0>15 2 0 -
SD|1985 - 10 15 0 0 -
n|1978 - 10 1 0s 0 -|1988 - 6 1 0s 1 S|1988 1990 9 l0 0s 0 -|1989 - 3 26 0s 1 S|1990 - 5 1 0s 1 S|2005 - 5 1 0s 1 S|2005 - 9 30 1s 0 -|2006 2008 3 l0 2s 1 S|2006 2008 10 l0 2s 0 -
Tr|2005 + 3 l0 1u 2 +02|2004 + 10 l0 1u 0 +00
AM|2011 - 3 l0 2s 1 -|2011 - 10 l0 2s 0 -
AZ|1997 2015 3 l0 4 1 -|1997 2015 10 l0 5 0 -
BD|2009 - 6 19 23 1 -|2009 - 12 31 24 0 -
CN|1986 - 5 4 2 1 D|1986 1991 9 0>11 2 0 S|1987 1991 4 0>11 2 1 D
HK|1979 - 10 21 3:30 0 -
f|1979 - 10 1 0 0 S
_|1979 - 10 0>16 3:30 0 S
CY|1980 - 4 0>1 0 1 S|1979 1997 9 l0 0 0 -|1981 1998 3 l0 0 1 S
i|1980 - 9 22 24 0 -|1991 - 5 2 24 1 -|1992 1995 3 21 24 1 -|1991 1995 9 21 24 0 -|1996 - 3 20 24 1 -|1996 - 9 20 24 0 -|1997 1999 3 21 24 1 -|1997 1999 9 21 24 0 -|2000 - 3 20 24 1 -|2000 - 9 20 24 0 -|2001 2003 3 21 24 1 -|2001 2003 9 21 24 0 -|2004 - 3 20 24 1 -|2004 - 9 20 24 0 -|2005 - 3 21 24 1 -|2005 - 9 21 24 0 -|2008 - 3 20 24 1 -|2008 - 9 20 24 0 -|2009 2011 3 21 24 1 -|2009 2011 9 21 24 0 -|2012 - 3 20 24 1 -|2012 - 9 20 24 0 -|2013 2015 3 21 24 1 -|2013 2015 9 21 24 0 -|2016 - 3 20 24 1 -|2016 - 9 20 24 0 -|2017 2019 3 21 24 1 -|2017 2019 9 21 24 0 -|2020 - 3 20 24 1 -|2020 - 9 20 24 0 -|2021 2022 3 21 24 1 -|2021 2022 9 21 24 0 -
IQ|1985 - 4 1 0 1 -|1985 1990 9 l0 1s 0 -|1986 1990 3 l0 1s 1 -|1991 2007 4 1 3s 1 -|1991 2007 10 1 3s 0 -
Z|1987 - 9 12 24 0 S|1988 - 4 9 24 1 D|1988 - 9 3 24 0 S|1989 - 4 29 24 1 D|1989 - 9 2 24 0 S|1990 - 3 24 24 1 D|1990 - 8 25 24 0 S|1991 - 3 23 24 1 D|1991 - 8 31 24 0 S|1992 - 3 28 24 1 D|1992 - 9 5 24 0 S|1993 - 4 2 0 1 D|1993 - 9 5 0 0 S|1994 - 4 1 0 1 D|1994 - 8 28 0 0 S|1995 - 3 31 0 1 D|1995 - 9 3 0 0 S|1996 - 3 14 24 1 D|1996 - 9 15 24 0 S|1997 - 3 20 24 1 D|1997 - 9 13 24 0 S|1998 - 3 20 0 1 D|1998 - 9 6 0 0 S|1999 - 4 2 2 1 D|1999 - 9 3 2 0 S|2000 - 4 14 2 1 D|2000 - 10 6 1 0 S|2001 - 4 9 1 1 D|2001 - 9 24 1 0 S|2002 - 3 29 1 1 D|2002 - 10 7 1 0 S|2003 - 3 28 1 1 D|2003 - 10 3 1 0 S|2004 - 4 7 1 1 D|2004 - 9 22 1 0 S|2005 2012 4 5<1 2 1 D|2005 - 10 9 2 0 S|2006 - 10 1 2 0 S|2007 - 9 16 2 0 S|2008 - 10 5 2 0 S|2009 - 9 27 2 0 S|2010 - 9 12 2 0 S|2011 - 10 2 2 0 S|2012 - 9 23 2 0 S|2013 + 3 5>23 2 1 D|2013 + 10 l0 2 0 S
JP|1951 - 9 6>8 25 0 S
J|1985 - 10 1 0 0 -|1986 1988 4 5>1 0 1 S|1986 1990 10 5>1 0 0 -|1989 - 5 8 0 1 S|1990 - 4 27 0 1 S|1991 - 4 17 0 1 S|1991 - 9 27 0 0 -|1992 - 4 10 0 1 S|1992 1993 10 5>1 0 0 -|1993 1998 4 5>1 0 1 S|1994 - 9 5>15 0 0 -|1995 1998 9 5>15 0s 0 -|1999 - 7 1 0s 1 S|1999 2002 9 l5 0s 0 -|2000 2001 3 l4 0s 1 S|2002 2012 3 l4 24 1 S|2003 - 10 24 0s 0 -|2004 - 10 15 0s 0 -|2005 - 9 l5 0s 0 -|2006 2011 10 l5 0s 0 -|2013 - 12 20 0 0 -|2014 2021 3 l4 24 1 S|2014 2022 10 l5 0s 0 -|2022 - 2 l4 24 1 S
KG|1992 1996 4 0>7 0s 1 -|1992 1996 9 l0 0 0 -|1997 2005 3 l0 2:30 1 -|1997 2004 10 l0 2:30 0 -
KR|1960 - 9 6>17 24 0 S|1987 1988 5 0>8 2 1 D|1987 1988 10 0>8 3 0 S
l|1987 - 5 1 0 1 S|1984 1991 10 16 0 0 -|1988 - 6 1 0 1 S|1989 - 5 10 0 1 S|1990 1992 5 1 0 1 S|1992 - 10 4 0 0 -|1993 + 3 l0 0 1 S|1993 1998 9 l0 0 0 -|1999 + 10 l0 0 0 -
X|1984 - 4 1 0 1 -|1985 1998 3 l0 0 1 -|1984 1998 9 l0 0 0 -|2001 - 4 l6 2 1 -|2001 2006 9 l6 2 0 -|2002 2006 3 l6 2 1 -|2015 2016 3 l6 2 1 -|2015 2016 9 l6 0 0 -
PK|2002 - 4 0>2 0 1 S|2002 - 10 0>2 0 0 -|2008 - 6 1 0 1 S|2008 2009 11 1 0 0 -|2009 - 4 15 0 1 S
P|1999 2005 4 5>15 0 1 S|1999 2003 10 5>15 0 0 -|2004 - 10 1 1 0 -|2005 - 10 4 2 0 -|2006 2007 4 1 0 1 S|2006 - 9 22 0 0 -|2007 - 9 13 2 0 -|2008 2009 3 l5 0 1 S|2008 - 9 1 0 0 -|2009 - 9 4 1 0 -|2010 - 3 26 0 1 S|2010 - 8 11 0 0 -|2011 - 4 1 0:1 1 S|2011 - 8 1 0 0 -|2011 - 8 30 0 1 S|2011 - 9 30 0 0 -|2012 2014 3 l4 24 1 S|2012 - 9 21 1 0 -|2013 - 9 27 0 0 -|2014 - 10 24 0 0 -|2015 - 3 28 0 1 S|2015 - 10 23 1 0 -|2016 2018 3 6<30 1 1 S|2016 2018 10 6<30 1 0 -|2019 - 3 29 0 1 S|2019 - 10 6<30 0 0 -|2020 2021 3 6<30 0 1 S|2020 - 10 24 1 0 -|2021 - 10 29 1 0 -|2022 - 3 27 0 1 S|2022 2035 10 6<30 2 0 -|2023 - 4 29 2 1 S|2024 - 4 20 2 1 S|2025 - 4 12 2 1 S|2026 2037 3 6<30 2 1 S|2036 - 10 18 2 0 -|2037 - 10 10 2 0 -|2038 + 3 6<30 2 1 S|2038 + 10 6<30 2 0 -
PH|1977 - 9 21 24 0 S|1990 - 5 21 0 1 D|1990 - 7 28 24 0 S
S|1987 - 3 1 2 1 S|1987 1988 10 31 2 0 -|1988 - 3 15 2 1 S|1989 - 3 31 2 1 S|1989 - 10 1 2 0 -|1990 - 4 1 2 1 S|1990 - 9 30 2 0 -|1991 - 4 1 0 1 S|1991 1992 10 1 0 0 -|1992 - 4 8 0 1 S|1993 - 3 26 0 1 S|1993 - 9 25 0 0 -|1994 1996 4 1 0 1 S|1994 2005 10 1 0 0 -|1997 1998 3 l1 0 1 S|1999 2006 4 1 0 1 S|2006 - 9 22 0 0 -|2007 - 3 l5 0 1 S|2007 - 11 5>1 0 0 -|2008 - 4 5>1 0 1 S|2008 - 11 1 0 0 -|2009 - 3 l5 0 1 S|2010 2011 4 5>1 0 1 S|2012 2022 3 l5 0 1 S|2009 2022 10 l5 0 0 -
AU|1944 - 3 l0 2s 0 S
AW|1984 - 3 0>1 2s 0 S|1991 - 11 17 2s 1 D|1992 - 3 0>1 2s 0 S|2006 - 12 3 2s 1 D|2007 2009 3 l0 2s 0 S|2007 2008 10 l0 2s 1 D
AQ|1972 - 2 l0 2s 0 S|1989 1991 10 l0 2s 1 D|1990 1992 3 0>1 2s 0 S
Ho|1992 1993 10 l0 2s 1 D|1993 1994 3 0>1 2s 0 S
AS|1986 - 10 19 2s 1 D|1987 2007 10 l0 2s 1 D|1986 1990 3 0>15 2s 0 S|1991 - 3 3 2s 0 S|1992 - 3 22 2s 0 S|1993 - 3 7 2s 0 S|1994 - 3 20 2s 0 S|1995 2005 3 l0 2s 0 S|2006 - 4 2 2s 0 S|2007 - 3 l0 2s 0 S|2008 + 4 0>1 2s 0 S|2008 + 10 0>1 2s 1 D
AT|1987 - 10 0>22 2s 1 D|1987 1990 3 0>15 2s 0 S|1988 1990 10 l0 2s 1 D|1991 1999 10 0>1 2s 1 D|1991 2005 3 l0 2s 0 S|2000 - 8 l0 2s 1 D|2001 + 10 0>1 2s 1 D|2006 - 4 0>1 2s 0 S|2007 - 3 l0 2s 0 S|2008 + 4 0>1 2s 0 S
AV|1987 - 10 0>15 2s 1 D|1986 1990 3 0>15 2s 0 S|1988 1999 10 l0 2s 1 D|1991 1994 3 0>1 2s 0 S|1995 2005 3 l0 2s 0 S|2000 - 8 l0 2s 1 D|2001 2007 10 l0 2s 1 D|2006 - 4 0>1 2s 0 S|2007 - 3 l0 2s 0 S|2008 + 4 0>1 2s 0 S|2008 + 10 0>1 2s 1 D
AN|1986 - 10 19 2s 1 D|1986 1989 3 0>15 2s 0 S|1987 1999 10 l0 2s 1 D|1990 1995 3 0>1 2s 0 S|1996 2005 3 l0 2s 0 S|2000 - 8 l0 2s 1 D|2001 2007 10 l0 2s 1 D|2006 - 4 0>1 2s 0 S|2007 - 3 l0 2s 0 S|2008 + 4 0>1 2s 0 S|2008 + 10 0>1 2s 1 D
LH|1986 - 10 19 2 0:30 -|1986 1989 3 0>15 2 0 -|1987 1999 10 l0 2 0:30 -|1990 1995 3 0>1 2 0 -|1996 2005 3 l0 2 0 -|2000 - 8 l0 2 0:30 -|2001 2007 10 l0 2 0:30 -|2006 - 4 0>1 2 0 -|2007 - 3 l0 2 0 -|2008 + 4 0>1 2 0 -|2008 + 10 0>1 2 0:30 -
FJ|1998 1999 11 0>1 2 1 -|1999 2000 2 l0 3 0 -|2009 - 11 29 2 1 -|2010 - 3 l0 3 0 -|2010 2013 10 0>21 2 1 -|2011 - 3 0>1 3 0 -|2012 2013 1 0>18 3 0 -|2014 - 1 0>18 2 0 -|2014 2018 11 0>1 2 1 -|2015 2021 1 0>12 3 0 -|2019 - 11 0>8 2 1 -|2020 - 12 20 2 1 -
Gu|1977 - 8 28 2 0 S
NC|1979 - 2 27 0 0 -|1996 - 12 1 2s 1 -|1997 - 3 2 2s 0 -
NZ|1975 - 2 l0 2s 0 S|1975 1988 10 l0 2s 1 D|1976 1989 3 0>1 2s 0 S|1989 - 10 0>8 2s 1 D|1990 2006 10 0>1 2s 1 D|1990 2007 3 0>15 2s 0 S|2007 + 9 l0 2s 1 D|2008 + 4 0>1 2s 0 S
k|1975 - 2 l0 2:45s 0 -|1975 1988 10 l0 2:45s 1 -|1976 1989 3 0>1 2:45s 0 -|1989 - 10 0>8 2:45s 1 -|1990 2006 10 0>1 2:45s 1 -|1990 2007 3 0>15 2:45s 0 -|2007 + 9 l0 2:45s 1 -|2008 + 4 0>1 2:45s 0 -
CK|1978 - 11 12 0 0:30 -|1979 1991 3 0>1 0 0 -|1979 1990 10 l0 0 0:30 -
WS|2010 - 9 l0 0 1 -|2011 - 4 6>1 4 0 -|2011 - 9 l6 3 1 -|2012 2021 4 0>1 4 0 -|2012 2020 9 l0 3 1 -
TO|1999 - 10 7 2s 1 -|2000 - 3 19 2s 0 -|2000 2001 11 0>1 2 1 -|2001 2002 1 l0 2 0 -|2016 - 11 0>1 2 1 -|2017 - 1 0>15 3 0 -
VU|1974 - 3 30 12u 0 -|1983 1991 9 6>22 24 1 -|1984 1991 3 6>22 24 0 -|1992 1993 1 6>22 24 0 -|1992 - 10 6>22 24 1 -
G|1980 - 10 0>23 2s 0 GMT|1981 1995 3 l0 1u 1 BST|1981 1989 10 0>23 1u 0 GMT|1990 1995 10 0>22 1u 0 GMT
IE|1980 - 10 0>23 2u -1 -|1981 + 3 l0 1u 0 -|1981 1989 10 0>23 1u -1 -|1990 1995 10 0>22 1u -1 -|1996 + 10 l0 1u -1 -
E|1980 - 4 0>1 1u 1 S|1979 1995 9 l0 1u 0 -|1981 + 3 l0 1u 1 S|1996 + 10 l0 1u 0 -
c|1980 - 4 0>1 2s 1 S|1979 1995 9 l0 2s 0 -|1981 + 3 l0 2s 1 S|1996 + 10 l0 2s 0 -
e|1980 - 4 0>1 0 1 S|1979 1995 9 l0 0 0 -|1981 + 3 l0 0 1 S|1996 + 10 l0 0 0 -
R|1984 - 4 1 0 1 S|1984 1995 9 l0 2s 0 -|1985 2010 3 l0 2s 1 S|1996 2010 10 l0 2s 0 -
Th|1991 1992 3 l0 2 1 D|1991 1992 9 l0 2 0 S|1993 2006 4 0>1 2 1 D|1993 2006 10 l0 2 0 S|2007 + 3 0>8 2 1 D|2007 + 11 0>1 2 0 S
LV|1989 1996 3 l0 2s 1 S|1989 1996 9 l0 2s 0 -
MD|1997 2021 3 l0 2 1 S|1997 2021 10 l0 3 0 -
z|1980 - 9 l0 1 0 -|1991 1993 3 l0 0s 1 S|1991 1993 9 l0 0s 0 -
T|1985 - 9 28 1s 0 -|1986 1993 3 l0 1s 1 S|1986 1995 9 l0 1s 0 -|1994 - 3 20 1s 1 S|1995 2006 3 l0 1s 1 S|1996 2006 10 l0 1s 0 -
u|1986 - 4 l0 2 1 D|1967 2006 10 l0 2 0 S|1987 2006 4 0>1 2 1 D|2007 + 3 0>8 2 1 D|2007 + 11 0>1 2 0 S
C|1986 - 4 l0 2 1 D|1974 2006 10 l0 2 0 S|1987 2006 4 0>1 2 1 D|2007 + 3 0>8 2 1 D|2007 + 11 0>1 2 0 S
j|1987 - 4 0>1 0:1 1 D|1987 2006 10 l0 0:1 0 S|1988 - 4 0>1 0:1 2 DD|1989 2006 4 0>1 0:1 1 D|2007 2011 3 0>8 0:1 1 D|2007 2010 11 0>1 0:1 0 S
o|1972 - 10 l0 2 0 S|1993 2006 4 0>1 0:1 1 D|1993 2006 10 l0 0:1 0 S
W|1986 - 4 l0 2s 1 D|1966 2005 10 l0 2s 0 S|1987 2005 4 0>1 2s 1 D
Y|1986 - 4 l0 2 1 D|1972 2006 10 l0 2 0 S|1987 2006 4 0>1 2 1 D
m|1950 - 7 30 0 0 S|1996 2000 4 0>1 2 1 D|1996 2000 10 l0 2 0 S|2001 - 5 0>1 2 1 D|2001 - 9 l0 2 0 S|2002 2022 4 0>1 2 1 D|2002 2022 10 l0 2 0 S
BB|1980 - 9 25 2 0 S
BZ|1983 - 2 12 0 0 CST
CR|1980 - 6 0>1 0 0 S|1991 1992 1 6>15 0 1 D|1991 - 7 1 0 0 S|1992 - 3 15 0 0 S
Q|1985 - 5 0>5 0 1 D|1978 1990 10 0>8 0 0 S|1986 1989 3 0>14 0 1 D|1990 1997 4 0>1 0 1 D|1991 1995 10 0>8 0s 0 S|1996 - 10 6 0s 0 S|1997 - 10 12 0s 0 S|1998 1999 3 l0 0s 1 D|1998 2003 10 l0 0s 0 S|2000 2003 4 0>1 0s 1 D|2004 - 3 l0 0s 1 D|2006 2010 10 l0 0s 0 S|2007 - 3 0>8 0s 1 D|2008 - 3 0>15 0s 1 D|2009 2010 3 0>8 0s 1 D|2011 - 3 0>15 0s 1 D|2011 - 11 13 0s 0 S|2012 - 4 1 0s 1 D|2012 2025 11 0>1 0s 0 S|2013 2026 3 0>8 0s 1 D|2027 + 11 0>1 0s 0 S|2028 + 3 0>8 0s 1 D
SV|1987 1988 5 0>1 0 1 D|1987 1988 9 l0 0 0 S
GT|1983 - 9 22 0 0 S|1991 - 3 23 0 1 D|1991 - 9 7 0 0 S|2006 - 4 30 0 1 D|2006 - 10 1 0 0 S
HT|1987 - 10 l0 0 0 S|1988 1997 4 0>1 1s 1 D|1988 1997 10 l0 1s 0 S|2005 2006 4 0>1 0 1 D|2005 2006 10 l0 0 0 S|2012 2015 3 0>8 2 1 D|2012 2015 11 0>1 2 0 S|2017 + 3 0>8 2 1 D|2017 + 11 0>1 2 0 S
HN|1987 1988 5 0>1 0 1 D|1987 1988 9 l0 0 0 S|2006 - 5 0>1 0 1 D|2006 - 8 1>1 0 0 S
NI|1980 - 6 1>23 0 0 S|2005 - 4 10 0 1 D|2005 - 10 0>1 0 0 S|2006 - 4 30 2 1 D|2006 - 10 0>1 1 0 S
A|1974 - 5 1 0 0 -|1988 - 12 1 0 1 -|1989 1993 3 0>1 0 0 -|1989 1992 10 0>15 0 1 -|1999 - 10 0>1 0 1 -|2000 - 3 3 0 0 -|2007 - 12 30 0 1 -|2008 2009 3 0>15 0 0 -|2008 - 10 0>15 0 1 -
Sa|2008 2009 3 0>8 0 0 -|2007 2008 10 0>8 0 1 -
B|1987 - 10 25 0 1 -|1988 - 2 7 0 0 -|1988 - 10 16 0 1 -|1989 - 1 29 0 0 -|1989 - 10 15 0 1 -|1990 - 2 11 0 0 -|1990 - 10 21 0 1 -|1991 - 2 17 0 0 -|1991 - 10 20 0 1 -|1992 - 2 9 0 0 -|1992 - 10 25 0 1 -|1993 - 1 31 0 0 -|1993 1995 10 0>11 0 1 -|1994 1995 2 0>15 0 0 -|1996 - 2 11 0 0 -|1996 - 10 6 0 1 -|1997 - 2 16 0 0 -|1997 - 10 6 0 1 -|1998 - 3 1 0 0 -|1998 - 10 11 0 1 -|1999 - 2 21 0 0 -|1999 - 10 3 0 1 -|2000 - 2 27 0 0 -|2000 2001 10 0>8 0 1 -|2001 2006 2 0>15 0 0 -|2002 - 11 3 0 1 -|2003 - 10 19 0 1 -|2004 - 11 2 0 1 -|2005 - 10 16 0 1 -|2006 - 11 5 0 1 -|2007 - 2 25 0 0 -|2007 - 10 0>8 0 1 -|2008 2017 10 0>15 0 1 -|2008 2011 2 0>15 0 0 -|2012 - 2 0>22 0 0 -|2013 2014 2 0>15 0 0 -|2015 - 2 0>22 0 0 -|2016 2019 2 0>15 0 0 -|2018 - 11 0>1 0 1 -
x|1987 - 10 0>9 4u 1 -|1988 1990 3 0>9 3u 0 -|1988 1989 10 0>9 4u 1 -|1990 - 9 16 4u 1 -|1991 1996 3 0>9 3u 0 -|1991 1997 10 0>9 4u 1 -|1997 - 3 30 3u 0 -|1998 - 3 0>9 3u 0 -|1998 - 9 27 4u 1 -|1999 - 4 4 3u 0 -|1999 2010 10 0>9 4u 1 -|2000 2007 3 0>9 3u 0 -|2008 - 3 30 3u 0 -|2009 - 3 0>9 3u 0 -|2010 - 4 0>1 3u 0 -|2011 - 5 0>2 3u 0 -|2011 - 8 0>16 4u 1 -|2012 2014 4 0>23 3u 0 -|2012 2014 9 0>2 4u 1 -|2016 2018 5 0>9 3u 0 -|2016 2018 8 0>9 4u 1 -|2019 + 4 0>2 3u 0 -|2019 2021 9 0>2 4u 1 -|2022 - 9 0>9 4u 1 -|2023 + 9 0>2 4u 1 -
CO|1992 - 5 2 0 1 -|1993 - 2 6 24 0 -
EC|1992 - 11 28 0 1 -|1993 - 2 5 0 0 -
FK|1985 - 4 l0 0 0 -|1985 2000 9 0>9 0 1 -|1986 2000 4 0>16 0 0 -|2001 2010 4 0>15 2 0 -|2001 2010 9 0>1 2 1 -
y|1978 - 3 1 0 0 -|1975 1988 10 1 0 1 -|1979 1991 4 1 0 0 -|1989 - 10 22 0 1 -|1990 - 10 1 0 1 -|1991 - 10 6 0 1 -|1992 - 3 1 0 0 -|1992 - 10 5 0 1 -|1993 - 3 31 0 0 -|1993 1995 10 1 0 1 -|1994 1995 2 l0 0 0 -|1996 - 3 1 0 0 -|1996 2001 10 0>1 0 1 -|1997 - 2 l0 0 0 -|1998 2001 3 0>1 0 0 -|2002 2004 4 0>1 0 0 -|2002 2003 9 0>1 0 1 -|2004 2009 10 0>15 0 1 -|2005 2009 3 0>8 0 0 -|2010 2024 10 0>1 0 1 -|2010 2012 4 0>8 0 0 -|2013 2024 3 0>22 0 0 -
PE|1987 - 4 1 0 0 -|1990 - 1 1 0 1 -|1990 - 4 1 0 0 -|1994 - 1 1 0 1 -|1994 - 4 1 0 0 -
U|1987 - 12 14 0 1 -|1988 - 2 28 0 0 -|1988 - 12 11 0 1 -|1989 - 3 5 0 0 -|1989 - 10 29 0 1 -|1990 - 2 25 0 0 -|1990 1991 10 0>21 0 1 -|1991 1992 3 0>1 0 0 -|1992 - 10 18 0 1 -|1993 - 2 28 0 0 -|2004 - 9 19 0 1 -|2005 - 3 27 2 0 -|2005 - 10 9 2 1 -|2006 2015 3 0>8 2 0 -|2006 2014 10 0>1 2 1 -
US|1986 - 4 l0 2 1 D|1967 2006 10 l0 2 0 S|1987 2006 4 0>1 2 1 D|2007 + 3 0>8 2 1 D|2007 + 11 0>1 2 0 S
`

/** A line for each time zone: its names, then `offset rules format until` of each time it has had. */
export const ZONE_LINES = `
Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott Africa/Ouagadougou Africa/Timbuktu Atlantic/Reykjavik Atlantic/St_Helena Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0 Etc/Greenwich GMT GMT+0 GMT-0 GMT0 Greenwich Iceland|0 - GMT
Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala Africa/Mogadishu Africa/Nairobi Indian/Antananarivo Indian/Comoro Indian/Mayotte|3 - EAT
Africa/Algiers|1 - CET
Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos Africa/Libreville Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo|1 - WAT
Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Kigali Africa/Lubumbashi Africa/Lusaka Africa/Maputo|2 - CAT
Africa/Cairo Egypt|2 K EE%sT
Africa/Casablanca Africa/El_Aaiun|0 M %z 2018 10 28 3|1 M %z 2026 9 20 2|0 - %z
Africa/Ceuta Arctic/Longyearbyen Atlantic/Jan_Mayen CET Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich MET Poland|1 E CE%sT
Africa/Johannesburg Africa/Maseru Africa/Mbabane|2 SA SAST
Africa/Juba|2 SD CA%sT 2000 1 15 12|3 - EAT 2021 2 1 0|2 - CAT
Africa/Khartoum|2 SD CA%sT 2000 1 15 12|3 - EAT 2017 11 1 0|2 - CAT
Africa/Sao_Tome|0 - GMT 2018 1 1 1|1 - WAT 2019 1 1 2|0 - GMT
Africa/Tripoli Libya|1 L CE%sT 1990 5 4 0|2 - EET 1996 9 30 0|1 L CE%sT 1997 10 4 0|2 - EET 2012 11 10 2|1 L CE%sT 2013 10 25 2|2 - EET
Africa/Tunis|1 n CE%sT
Africa/Windhoek|2 - SAST 1990 3 21 0|2 NA %s
America/Adak America/Atka US/Aleutian|-10 u H%sT
America/Anchorage America/Juneau America/Nome America/Sitka America/Yakutat US/Alaska|-9 u AK%sT
America/Anguilla America/Antigua America/Aruba America/Blanc-Sablon America/Curacao America/Dominica America/Grenada America/Guadeloupe America/Kralendijk America/Lower_Princes America/Marigot America/Martinique America/Montserrat America/Port_of_Spain America/Puerto_Rico America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent America/Tortola America/Virgin|-4 - AST
America/Araguaina|-3 B %z 1990 9 17 0|-3 - %z 1995 9 14 0|-3 B %z 2003 9 24 0|-3 - %z 2012 10 21 0|-3 B %z 2013 9 1 0|-3 - %z
America/Argentina/Buenos_Aires America/Buenos_Aires|-3 A %z 1999 10 3 0|-4 A %z 2000 3 3 0|-3 A %z
America/Argentina/Catamarca America/Argentina/ComodRivadavia America/Catamarca|-3 A %z 1991 3 3 0|-4 - %z 1991 10 20 0|-3 A %z 1999 10 3 0|-4 A %z 2000 3 3 0|-3 - %z 2004 6 1 0|-4 - %z 2004 6 20 0|-3 A %z 2008 10 18 0|-3 - %z
America/Argentina/Cordoba America/Cordoba America/Rosario|-3 A %z 1991 3 3 0|-4 - %z 1991 10 20 0|-3 A %z 1999 10 3 0|-4 A %z 2000 3 3 0|-3 A %z
America/Argentina/Jujuy America/Jujuy|-3 A %z 1990 3 4 0|-4 - %z 1990 10 28 0|-4 1 %z 1991 3 17 0|-4 - %z 1991 10 6 0|-3 1 %z 1992 1 1 0|-3 A %z 1999 10 3 0|-4 A %z 2000 3 3 0|-3 A %z 2008 10 18 0|-3 - %z
America/Argentina/La_Rioja|-3 A %z 1991 3 1 0|-4 - %z 1991 5 7 0|-3 A %z 1999 10 3 0|-4 A %z 2000 3 3 0|-3 - %z 2004 6 1 0|-4 - %z 2004 6 20 0|-3 A %z 2008 10 18 0|-3 - %z
America/Argentina/Mendoza America/Mendoza|-3 A %z 1990 3 4 0|-4 - %z 1990 10 15 0|-4 1 %z 1991 3 1 0|-4 - %z 1991 10 15 0|-4 1 %z 1992 3 1 0|-4 - %z 1992 10 18 0|-3 A %z 1999 10 3 0|-4 A %z 2000 3 3 0|-3 - %z 2004 5 23 0|-4 - %z 2004 9 26 0|-3 A %z 2008 10 18 0|-3 - %z
America/Argentina/Rio_Gallegos|-3 A %z 1999 10 3 0|-4 A %z 2000 3 3 0|-3 - %z 2004 6 1 0|-4 - %z 2004 6 20 0|-3 A %z 2008 10 18 0|-3 - %z
America/Argentina/Salta|-3 A %z 1991 3 3 0|-4 - %z 1991 10 20 0|-3 A %z 1999 10 3 0|-4 A %z 2000 3 3 0|-3 A %z 2008 10 18 0|-3 - %z
America/Argentina/San_Juan|-3 A %z 1991 3 1 0|-4 - %z 1991 5 7 0|-3 A %z 1999 10 3 0|-4 A %z 2000 3 3 0|-3 - %z 2004 5 31 0|-4 - %z 2004 7 25 0|-3 A %z 2008 10 18 0|-3 - %z
America/Argentina/San_Luis|-3 A %z 1990 1 1 0|-3 1 %z 1990 3 14 0|-4 - %z 1990 10 15 0|-4 1 %z 1991 3 1 0|-4 - %z 1991 6 1 0|-3 - %z 1999 10 3 0|-4 1 %z 2000 3 3 0|-3 - %z 2004 5 31 0|-4 - %z 2004 7 25 0|-3 A %z 2008 1 21 0|-4 Sa %z 2009 10 11 0|-3 - %z
America/Argentina/Tucuman|-3 A %z 1991 3 3 0|-4 - %z 1991 10 20 0|-3 A %z 1999 10 3 0|-4 A %z 2000 3 3 0|-3 - %z 2004 6 1 0|-4 - %z 2004 6 13 0|-3 A %z
America/Argentina/Ushuaia|-3 A %z 1999 10 3 0|-4 A %z 2000 3 3 0|-3 - %z 2004 5 30 0|-4 - %z 2004 6 20 0|-3 A %z 2008 10 18 0|-3 - %z
America/Asuncion|-4 y %z 2024 10 15 0|-3 - %z
America/Atikokan America/Cayman America/Coral_Harbour America/Jamaica America/Panama EST Jamaica|-5 - EST
America/Bahia|-3 B %z 2003 9 24 0|-3 - %z 2011 10 16 0|-3 B %z 2012 10 21 0|-3 - %z
America/Bahia_Banderas|-7 m M%sT 2010 4 4 2|-6 m C%sT
America/Barbados|-4 BB A%sT
America/Belem America/Cayenne America/Paramaribo Antarctica/Rothera Etc/GMT+3|-3 - %z
America/Belize|-6 BZ %s
America/Boa_Vista|-4 - %z 1999 9 30 0|-4 B %z 2000 10 15 0|-4 - %z
America/Bogota|-5 CO %z
America/Boise America/Denver America/Shiprock Navajo US/Mountain|-7 u M%sT
America/Cambridge_Bay|-7 Y M%sT 1999 10 31 2|-6 C C%sT 2000 10 29 2|-5 - EST 2000 11 5 0|-6 - CST 2001 4 1 3|-7 C M%sT
America/Campo_Grande|-4 B %z
America/Cancun|-6 m C%sT 1997 10 26 2|-5 m E%sT 1998 8 2 2|-6 m C%sT 2015 2 1 2|-5 - EST
America/Caracas|-4 - %z 2007 12 9 3|-4:30 - %z 2016 5 1 2:30|-4 - %z
America/Chicago America/Menominee US/Central|-6 u C%sT
America/Chihuahua|-6 - CST 1996 1 1 0|-6 m C%sT 1998 1 1 0|-6 - CST 1998 4 0>1 3|-7 m M%sT 2022 10 30 2|-6 - CST
America/Ciudad_Juarez|-6 - CST 1996 1 1 0|-6 m C%sT 1998 1 1 0|-6 - CST 1998 4 0>1 3|-7 m M%sT 2010 1 1 0|-7 u M%sT 2022 10 30 2|-6 - CST 2022 11 30 0|-7 u M%sT
America/Costa_Rica|-6 CR C%sT
America/Coyhaique|-4 x %z 2025 3 20 0|-3 - %z
America/Creston America/Dawson_Creek America/Phoenix MST US/Arizona|-7 - MST
America/Cuiaba|-4 B %z 2003 9 24 0|-4 - %z 2004 10 1 0|-4 B %z
America/Danmarkshavn|-3 E %z 1996 1 1 0|0 - GMT
America/Dawson America/Whitehorse Canada/Yukon|-8 C P%sT 2020 11 1 0|-7 - MST
America/Detroit America/Kentucky/Louisville America/Louisville America/New_York US/Eastern US/Michigan|-5 u E%sT
America/Edmonton America/Yellowknife Canada/Mountain|-7 C M%sT 2026 6 18 0|-7 C MDT 2026 11 1 2|-6 - CST
America/Eirunepe|-5 - %z 1993 9 28 0|-5 B %z 1994 9 22 0|-5 - %z 2008 6 24 0|-4 - %z 2013 11 10 0|-5 - %z
America/El_Salvador|-6 SV C%sT
America/Ensenada America/Santa_Isabel America/Tijuana Mexico/BajaNorte|-8 u P%sT 1996 1 1 0|-8 m P%sT 2001 1 1 0|-8 u P%sT 2002 2 20 0|-8 m P%sT 2010 1 1 0|-8 u P%sT
America/Fort_Nelson|-8 C P%sT 2015 3 8 2|-7 - MST
America/Fort_Wayne America/Indiana/Indianapolis America/Indiana/Marengo America/Indiana/Vevay America/Indianapolis US/East-Indiana|-5 - EST 2006 1 1 0|-5 u E%sT
America/Fortaleza|-3 B %z 1990 9 17 0|-3 - %z 1999 9 30 0|-3 B %z 2000 10 22 0|-3 - %z 2001 9 13 0|-3 B %z 2002 10 1 0|-3 - %z
America/Glace_Bay America/Halifax Canada/Atlantic|-4 C A%sT
America/Godthab America/Nuuk|-3 E %z 2023 3 26 1u|-2 - %z 2023 10 29 1u|-2 E %z
America/Goose_Bay|-4 j A%sT 2011 11 1 0|-4 C A%sT
America/Grand_Turk|-5 u E%sT 2015 3 8 2|-4 - AST 2018 3 11 3|-5 u E%sT
America/Guatemala|-6 GT C%sT
America/Guayaquil|-5 EC %z
America/Guyana|-3 - %z 1992 3 29 1|-4 - %z
America/Havana Cuba|-5 Q C%sT
America/Hermosillo|-7 - MST 1996 1 1 0|-7 m M%sT 1999 1 1 0|-7 - MST
America/Indiana/Knox America/Knox_IN US/Indiana-Starke|-6 u C%sT 1991 10 27 2|-5 - EST 2006 4 2 2|-6 u C%sT
America/Indiana/Petersburg America/Indiana/Vincennes|-5 - EST 2006 4 2 2|-6 u C%sT 2007 11 4 2|-5 u E%sT
America/Indiana/Tell_City|-5 - EST 2006 4 2 2|-6 u C%sT
America/Indiana/Winamac|-5 - EST 2006 4 2 2|-6 u C%sT 2007 3 11 2|-5 u E%sT
America/Inuvik|-7 C M%sT 2026 8 21 0|-7 C MDT 2026 11 1 2|-6 - CST
America/Iqaluit America/Pangnirtung|-5 Y E%sT 1999 10 31 2|-6 C C%sT 2000 10 29 2|-5 C E%sT
America/Kentucky/Monticello|-6 u C%sT 2000 10 29 2|-5 u E%sT
America/La_Paz America/Porto_Velho Etc/GMT+4|-4 - %z
America/Lima|-5 PE %z
America/Los_Angeles US/Pacific|-8 u P%sT
America/Maceio|-3 B %z 1990 9 17 0|-3 - %z 1995 10 13 0|-3 B %z 1996 9 4 0|-3 - %z 1999 9 30 0|-3 B %z 2000 10 22 0|-3 - %z 2001 9 13 0|-3 B %z 2002 10 1 0|-3 - %z
America/Managua|-6 NI C%sT 1992 1 1 4|-5 - EST 1992 9 24 0|-6 - CST 1993 1 1 0|-5 - EST 1997 1 1 0|-6 NI C%sT
America/Manaus Brazil/West|-4 - %z 1993 9 28 0|-4 B %z 1994 9 22 0|-4 - %z
America/Matamoros|-6 m C%sT 2010 1 1 0|-6 u C%sT
America/Mazatlan Mexico/BajaSur|-7 m M%sT
America/Merida America/Monterrey|-6 m C%sT
America/Metlakatla|-8 - PST 2015 11 1 2|-9 u AK%sT 2018 11 4 2|-8 - PST 2019 1 20 2|-9 u AK%sT
America/Mexico_City Mexico/General|-6 m C%sT 2001 9 30 2|-6 - CST 2002 2 20 0|-6 m C%sT
America/Miquelon|-3 C %z
America/Moncton|-4 C A%sT 1993 1 1 0|-4 o A%sT 2007 1 1 0|-4 C A%sT
America/Montevideo|-3 U %z
America/Montreal America/Nassau America/Nipigon America/Thunder_Bay America/Toronto Canada/Eastern|-5 C E%sT
America/Noronha Brazil/DeNoronha|-2 B %z 1990 9 17 0|-2 - %z 1999 9 30 0|-2 B %z 2000 10 15 0|-2 - %z 2001 9 13 0|-2 B %z 2002 10 1 0|-2 - %z
America/North_Dakota/Beulah|-7 u M%sT 2010 11 7 2|-6 u C%sT
America/North_Dakota/Center|-7 u M%sT 1992 10 25 2|-6 u C%sT
America/North_Dakota/New_Salem|-7 u M%sT 2003 10 26 2|-6 u C%sT
America/Ojinaga|-6 - CST 1996 1 1 0|-6 m C%sT 1998 1 1 0|-6 - CST 1998 4 0>1 3|-7 m M%sT 2010 1 1 0|-7 u M%sT 2022 10 30 2|-6 - CST 2022 11 30 0|-6 u C%sT
America/Port-au-Prince|-5 HT E%sT
America/Porto_Acre America/Rio_Branco Brazil/Acre|-5 - %z 2008 6 24 0|-4 - %z 2013 11 10 0|-5 - %z
America/Punta_Arenas Antarctica/Palmer|-4 x %z 2016 12 4 0|-3 - %z
America/Rainy_River America/Winnipeg Canada/Central|-6 W C%sT 2006 1 1 0|-6 C C%sT 2026 10 31 0|-6 C CDT 2026 11 1 2|-5 - EST
America/Rankin_Inlet|-6 Y C%sT 2000 10 29 2|-5 - EST 2001 4 1 3|-6 C C%sT
America/Recife|-3 B %z 1990 9 17 0|-3 - %z 1999 9 30 0|-3 B %z 2000 10 15 0|-3 - %z 2001 9 13 0|-3 B %z 2002 10 1 0|-3 - %z
America/Regina America/Swift_Current Canada/Saskatchewan|-6 - CST
America/Resolute|-6 Y C%sT 2000 10 29 2|-5 - EST 2001 4 1 3|-6 C C%sT 2006 10 29 2|-5 - EST 2007 3 11 3|-6 C C%sT
America/Santarem|-4 - %z 2008 6 24 0|-3 - %z
America/Santiago Chile/Continental|-4 x %z
America/Santo_Domingo|-4 - AST 2000 10 29 2|-5 u E%sT 2000 12 3 1|-4 - AST
America/Sao_Paulo Brazil/East|-3 B %z
America/Scoresbysund|-1 E %z 2024 3 31 0|-2 E %z
America/St_Johns Canada/Newfoundland|-3:30 j N%sT 2011 11 1 0|-3:30 C N%sT
America/Tegucigalpa|-6 HN C%sT
America/Thule|-4 Th A%sT
America/Vancouver Canada/Pacific|-8 C P%sT 2026 3 9 0|-8 C PDT 2026 11 1 2|-7 - MST
Antarctica/Casey|8 - %z 2009 10 18 2|11 - %z 2010 3 5 2|8 - %z 2011 10 28 2|11 - %z 2012 2 21 17u|8 - %z 2016 10 22 0|11 - %z 2018 3 11 4|8 - %z 2018 10 7 4|11 - %z 2019 3 17 3|8 - %z 2019 10 4 3|11 - %z 2020 3 8 3|8 - %z 2020 10 4 0:1|11 - %z 2021 3 14 0|8 - %z 2021 10 3 0:1|11 - %z 2022 3 13 0|8 - %z 2022 10 2 0:1|11 - %z 2023 3 9 3|8 - %z
Antarctica/Davis|7 - %z 2009 10 18 2|5 - %z 2010 3 10 20u|7 - %z 2011 10 28 2|5 - %z 2012 2 21 20u|7 - %z
Antarctica/DumontDUrville Etc/GMT-10 Pacific/Chuuk Pacific/Port_Moresby Pacific/Truk Pacific/Yap|10 - %z
Antarctica/Macquarie|10 AT AE%sT 2010 1 1 0|10 1 AEDT 2011 1 1 0|10 AT AE%sT
Antarctica/Mawson|6 - %z 2009 10 18 2|5 - %z
Antarctica/McMurdo Antarctica/South_Pole NZ Pacific/Auckland|12 NZ NZ%sT
Antarctica/Syowa Asia/Aden Asia/Bahrain Asia/Kuwait Asia/Qatar Asia/Riyadh Etc/GMT-3|3 - %z
Antarctica/Troll|0 - -00 2005 2 12 0|0 Tr %s
Antarctica/Vostok|7 - %z 1994 2 1 0|0 - -00 1994 11 1 0|7 - %z 2023 12 18 2|5 - %z
Asia/Almaty|6 R %z 1991 3 31 2s|5 R %z 1992 1 19 2s|6 R %z 2004 10 31 2s|6 - %z 2024 3 1 0|5 - %z
Asia/Amman|2 J EE%sT 2022 10 28 0s|3 - %z
Asia/Anadyr Asia/Kamchatka|12 R %z 1991 3 31 2s|11 R %z 1992 1 19 2s|12 R %z 2010 3 28 2s|11 R %z 2011 3 27 2s|12 - %z
Asia/Aqtau|5 R %z 1991 3 31 2s|4 R %z 1992 1 19 2s|5 R %z 1994 9 25 2s|4 R %z 2004 10 31 2s|5 - %z
Asia/Aqtobe|5 R %z 1991 3 31 2s|4 R %z 1992 1 19 2s|5 R %z 2004 10 31 2s|5 - %z
Asia/Ashgabat Asia/Ashkhabad|5 R %z 1991 3 31 2|4 R %z 1992 1 19 2|5 - %z
Asia/Atyrau|5 R %z 1991 3 31 2s|4 R %z 1992 1 19 2s|5 R %z 1999 3 28 2s|4 R %z 2004 10 31 2s|5 - %z
Asia/Baghdad|3 IQ %z
Asia/Baku|4 R %z 1991 3 31 2s|3 R %z 1992 9 l0 2s|4 - %z 1996 1 1 0|4 E %z 1997 1 1 0|4 AZ %z
Asia/Bangkok Asia/Ho_Chi_Minh Asia/Phnom_Penh Asia/Saigon Asia/Vientiane Etc/GMT-7 Indian/Christmas|7 - %z
Asia/Barnaul|7 R %z 1991 3 31 2s|6 R %z 1992 1 19 2s|7 R %z 1995 5 28 0|6 R %z 2011 3 27 2s|7 - %z 2014 10 26 2s|6 - %z 2016 3 27 2s|7 - %z
Asia/Beirut|2 l EE%sT
Asia/Bishkek|6 R %z 1991 3 31 2s|5 R %z 1991 8 31 2|5 KG %z 2005 8 12 0|6 - %z
Asia/Brunei Asia/Kuala_Lumpur Asia/Kuching Asia/Singapore Etc/GMT-8 Singapore|8 - %z
Asia/Calcutta Asia/Kolkata|5:30 - IST
Asia/Chita|9 R %z 1991 3 31 2s|8 R %z 1992 1 19 2s|9 R %z 2011 3 27 2s|10 - %z 2014 10 26 2s|8 - %z 2016 3 27 2|9 - %z
Asia/Choibalsan Asia/Ulaanbaatar Asia/Ulan_Bator|8 X %z
Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Shanghai PRC|8 CN C%sT
Asia/Colombo|5:30 - %z 1996 5 25 0|6:30 - %z 1996 10 26 0:30|6 - %z 2006 4 15 0:30|5:30 - %z
Asia/Dacca Asia/Dhaka|6 - %z 2009 1 1 0|6 BD %z
Asia/Damascus|2 S EE%sT 2022 10 28 0|3 - %z
Asia/Dili|8 - %z 2000 9 17 0|9 - %z
Asia/Dubai Asia/Muscat Etc/GMT-4 Indian/Mahe Indian/Reunion|4 - %z
Asia/Dushanbe|6 R %z 1991 3 31 2s|5 1 %z 1991 9 9 2s|5 - %z
Asia/Famagusta|2 CY EE%sT 1998 9 1 0|2 E EE%sT 2016 9 8 0|3 - %z 2017 10 29 1u|2 E EE%sT
Asia/Gaza|2 Z I%sT 1996 1 1 0|2 J EE%sT 1999 1 1 0|2 P EE%sT 2008 8 29 0|2 - EET 2008 9 1 0|2 P EE%sT 2010 1 1 0|2 - EET 2010 3 27 0:1|2 P EE%sT 2011 8 1 0|2 - EET 2012 1 1 0|2 P EE%sT
Asia/Hebron|2 Z I%sT 1996 1 1 0|2 J EE%sT 1999 1 1 0|2 P EE%sT
Asia/Hong_Kong Hongkong|8 HK HK%sT
Asia/Hovd|7 X %z
Asia/Irkutsk|8 R %z 1991 3 31 2s|7 R %z 1992 1 19 2s|8 R %z 2011 3 27 2s|9 - %z 2014 10 26 2s|8 - %z
Asia/Istanbul Europe/Istanbul Turkey|2 T EE%sT 2007 1 1 0|2 E EE%sT 2011 3 27 1u|2 - EET 2011 3 28 1u|2 E EE%sT 2014 3 30 1u|2 - EET 2014 3 31 1u|2 E EE%sT 2015 10 25 1u|2 1 EEST 2015 11 8 1u|2 E EE%sT 2016 9 7 0|3 - %z
Asia/Jakarta Asia/Pontianak|7 - WIB
Asia/Jayapura|9 - WIT
Asia/Jerusalem Asia/Tel_Aviv Israel|2 Z I%sT
Asia/Kabul|4:30 - %z
Asia/Karachi|5 PK PK%sT
Asia/Kashgar Asia/Thimbu Asia/Thimphu Asia/Urumqi Etc/GMT-6|6 - %z
Asia/Kathmandu Asia/Katmandu|5:45 - %z
Asia/Khandyga|9 R %z 1991 3 31 2s|8 R %z 1992 1 19 2s|9 R %z 2004 1 1 0|10 R %z 2011 3 27 2s|11 - %z 2011 9 13 0s|10 - %z 2014 10 26 2s|9 - %z
Asia/Krasnoyarsk|7 R %z 1991 3 31 2s|6 R %z 1992 1 19 2s|7 R %z 2011 3 27 2s|8 - %z 2014 10 26 2s|7 - %z
Asia/Macao Asia/Macau|8 _ C%sT
Asia/Magadan|11 R %z 1991 3 31 2s|10 R %z 1992 1 19 2s|11 R %z 2011 3 27 2s|12 - %z 2014 10 26 2s|10 - %z 2016 4 24 2s|11 - %z
Asia/Makassar Asia/Ujung_Pandang|8 - WITA
Asia/Manila|8 PH P%sT
Asia/Nicosia Europe/Nicosia|2 CY EE%sT 1998 9 1 0|2 E EE%sT
Asia/Novokuznetsk|7 R %z 1991 3 31 2s|6 R %z 1992 1 19 2s|7 R %z 2010 3 28 2s|6 R %z 2011 3 27 2s|7 - %z
Asia/Novosibirsk|7 R %z 1991 3 31 2s|6 R %z 1992 1 19 2s|7 R %z 1993 5 23 0|6 R %z 2011 3 27 2s|7 - %z 2014 10 26 2s|6 - %z 2016 7 24 2s|7 - %z
Asia/Omsk|6 R %z 1991 3 31 2s|5 R %z 1992 1 19 2s|6 R %z 2011 3 27 2s|7 - %z 2014 10 26 2s|6 - %z
Asia/Oral|4 R %z 1992 1 19 2s|5 R %z 1992 3 29 2s|4 R %z 2004 10 31 2s|5 - %z
Asia/Pyongyang|9 - KST 2015 8 15 0|8:30 - KST 2018 5 4 23:30|9 - KST
Asia/Qostanay|5 R %z 1991 3 31 2s|4 R %z 1992 1 19 2s|5 R %z 2004 10 31 2s|6 - %z 2024 3 1 0|5 - %z
Asia/Qyzylorda|5 R %z 1991 3 31 2s|4 R %z 1991 9 29 2s|5 R %z 1992 1 19 2s|6 R %z 1992 3 29 2s|5 R %z 2004 10 31 2s|6 - %z 2018 12 21 0|5 - %z
Asia/Rangoon Asia/Yangon Indian/Cocos|6:30 - %z
Asia/Sakhalin|11 R %z 1991 3 31 2s|10 R %z 1992 1 19 2s|11 R %z 1997 3 l0 2s|10 R %z 2011 3 27 2s|11 - %z 2014 10 26 2s|10 - %z 2016 3 27 2s|11 - %z
Asia/Samarkand|5 R %z 1992 1 1 0|5 - %z
Asia/Seoul ROK|9 KR K%sT
Asia/Srednekolymsk|11 R %z 1991 3 31 2s|10 R %z 1992 1 19 2s|11 R %z 2011 3 27 2s|12 - %z 2014 10 26 2s|11 - %z
Asia/Taipei ROC|8 f C%sT
Asia/Tashkent|6 R %z 1991 3 31 2|5 R %z 1992 1 1 0|5 - %z
Asia/Tbilisi|4 R %z 1991 3 31 2s|3 R %z 1992 1 1 0|3 e %z 1994 9 l0 0|4 e %z 1996 10 l0 0|4 1 %z 1997 3 l0 0|4 e %z 2004 6 27 0|3 R %z 2005 3 l0 2|4 - %z
Asia/Tehran Iran|3:30 i %z
Asia/Tokyo Japan|9 JP J%sT
Asia/Tomsk|7 R %z 1991 3 31 2s|6 R %z 1992 1 19 2s|7 R %z 2002 5 1 3|6 R %z 2011 3 27 2s|7 - %z 2014 10 26 2s|6 - %z 2016 5 29 2s|7 - %z
Asia/Ust-Nera|11 R %z 1991 3 31 2s|10 R %z 1992 1 19 2s|11 R %z 2011 3 27 2s|12 - %z 2011 9 13 0s|11 - %z 2014 10 26 2s|10 - %z
Asia/Vladivostok|10 R %z 1991 3 31 2s|9 R %z 1992 1 19 2s|10 R %z 2011 3 27 2s|11 - %z 2014 10 26 2s|10 - %z
Asia/Yakutsk|9 R %z 1991 3 31 2s|8 R %z 1992 1 19 2s|9 R %z 2011 3 27 2s|10 - %z 2014 10 26 2s|9 - %z
Asia/Yekaterinburg|5 R %z 1991 3 31 2s|4 R %z 1992 1 19 2s|5 R %z 2011 3 27 2s|6 - %z 2014 10 26 2s|5 - %z
Asia/Yerevan|4 R %z 1991 3 31 2s|3 R %z 1995 9 24 2s|4 - %z 1997 1 1 0|4 R %z 2011 1 1 0|4 AM %z
Atlantic/Azores|-1 E %z 1992 12 27 1s|0 E WE%sT 1993 6 17 1u|-1 E %z
Atlantic/Bermuda|-4 u A%sT
Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira|0 E WE%sT
Atlantic/Cape_Verde Etc/GMT+1|-1 - %z
Atlantic/South_Georgia Etc/GMT+2|-2 - %z
Atlantic/Stanley|-4 FK %z 2010 9 5 2|-3 - %z
Australia/ACT Australia/Canberra Australia/NSW Australia/Sydney|10 AN AE%sT
Australia/Adelaide Australia/South|9:30 AS AC%sT
Australia/Brisbane Australia/Queensland|10 AQ AE%sT
Australia/Broken_Hill Australia/Yancowinna|9:30 AN AC%sT 2000 1 1 0|9:30 AS AC%sT
Australia/Currie Australia/Hobart Australia/Tasmania|10 AT AE%sT
Australia/Darwin Australia/North|9:30 AU AC%sT
Australia/Eucla|8:45 AW %z
Australia/LHI Australia/Lord_Howe|10:30 LH %z
Australia/Lindeman|10 AQ AE%sT 1992 7 1 0|10 Ho AE%sT
Australia/Melbourne Australia/Victoria|10 AV AE%sT
Australia/Perth Australia/West|8 AW AW%sT
CST6CDT|-6 US C%sT
Chile/EasterIsland Pacific/Easter|-6 x %z
EET Europe/Athens Europe/Helsinki Europe/Mariehamn|2 E EE%sT
EST5EDT|-5 US E%sT
Eire Europe/Dublin|1 IE IST/GMT
Etc/GMT+10 Pacific/Tahiti|-10 - %z
Etc/GMT+11 Pacific/Niue|-11 - %z
Etc/GMT+12|-12 - %z
Etc/GMT+5|-5 - %z
Etc/GMT+6|-6 - %z
Etc/GMT+7|-7 - %z
Etc/GMT+8|-8 - %z
Etc/GMT+9 Pacific/Gambier|-9 - %z
Etc/GMT-1|1 - %z
Etc/GMT-11 Pacific/Guadalcanal Pacific/Pohnpei Pacific/Ponape|11 - %z
Etc/GMT-12 Pacific/Funafuti Pacific/Majuro Pacific/Nauru Pacific/Tarawa Pacific/Wake Pacific/Wallis|12 - %z
Etc/GMT-13|13 - %z
Etc/GMT-14|14 - %z
Etc/GMT-2|2 - %z
Etc/GMT-5 Indian/Kerguelen Indian/Maldives|5 - %z
Etc/GMT-9 Pacific/Palau|9 - %z
Etc/UCT Etc/UTC Etc/Universal Etc/Zulu UCT UTC Universal Zulu|0 - UTC
Europe/Astrakhan|3 R %z 1991 3 31 2s|4 - %z 1992 3 29 2s|3 R %z 2011 3 27 2s|4 - %z 2014 10 26 2s|3 - %z 2016 3 27 2s|4 - %z
Europe/Belfast Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/London GB GB-Eire|0 G %s 1996 1 1 0|0 E GMT/BST
Europe/Bucharest|2 c EE%sT 1991 1 1 0|2 z EE%sT 1994 1 1 0|2 e EE%sT 1997 1 1 0|2 E EE%sT
Europe/Chisinau Europe/Tiraspol|3 R MSK/MSD 1990 5 6 2|2 R EE%sT 1992 1 1 0|2 e EE%sT 1997 1 1 0|2 MD EE%sT 2022 1 1 0|2 E EE%sT
Europe/Kaliningrad|2 R EE%sT 2011 3 27 2s|3 - %z 2014 10 26 2s|2 - EET
Europe/Kiev Europe/Kyiv Europe/Uzhgorod Europe/Zaporozhye|3 R MSK/MSD 1990 7 1 2|2 1 EEST 1991 9 29 3|2 c EE%sT 1996 5 13 0|2 E EE%sT
Europe/Kirov|3 R MSK/MSD 1991 3 31 2s|4 - %z 1992 3 29 2s|3 R MSK/MSD 2011 3 27 2s|4 - MSK 2014 10 26 2s|3 - MSK
Europe/Lisbon Portugal WET|0 E WE%sT 1992 9 27 1u|1 E CE%sT 1996 3 31 1u|0 E WE%sT
Europe/Minsk|3 R MSK/MSD 1990 1 1 0|3 - MSK 1991 3 31 2s|2 R EE%sT 2011 3 27 2s|3 - %z
Europe/Moscow W-SU|3 R MSK/MSD 1991 3 31 2s|2 R EE%sT 1992 1 19 2s|3 R MSK/MSD 2011 3 27 2s|4 - MSK 2014 10 26 2s|3 - MSK
Europe/Riga|2 LV EE%sT 1997 1 21 0|2 E EE%sT 2000 2 29 0|2 - EET 2001 1 2 0|2 E EE%sT
Europe/Samara|3 R %z 1991 3 31 2s|2 R %z 1991 9 29 2s|3 - %z 1991 10 20 3|4 R %z 2010 3 28 2s|3 R %z 2011 3 27 2s|4 - %z
Europe/Saratov|3 R %z 1991 3 31 2s|4 - %z 1992 3 29 2s|3 R %z 2011 3 27 2s|4 - %z 2014 10 26 2s|3 - %z 2016 12 4 2s|4 - %z
Europe/Simferopol|3 R MSK/MSD 1990 1 1 0|3 - MSK 1990 7 1 2|2 - EET 1992 3 20 0|2 c EE%sT 1994 5 1 0|3 c MSK/MSD 1996 3 31 0s|3 1 MSD 1996 10 27 3s|3 - MSK 1997 3 l0 1u|2 E EE%sT 2014 3 30 2|4 - MSK 2014 10 26 2s|3 - MSK
Europe/Sofia|2 c EE%sT 1991 1 1 0|2 e EE%sT 1997 1 1 0|2 E EE%sT
Europe/Tallinn|2 c EE%sT 1998 9 22 0|2 E EE%sT 1999 10 31 4|2 - EET 2002 2 21 0|2 E EE%sT
Europe/Ulyanovsk|3 R %z 1991 3 31 2s|2 R %z 1992 1 19 2s|3 R %z 2011 3 27 2s|4 - %z 2014 10 26 2s|3 - %z 2016 3 27 2s|4 - %z
Europe/Vilnius|2 R EE%sT 1991 9 29 2s|2 c EE%sT 1998 1 1 0|2 - EET 1998 3 29 1u|1 E CE%sT 1999 10 31 1u|2 - EET 2003 1 1 0|2 E EE%sT
Europe/Volgograd|3 R MSK/MSD 1991 3 31 2s|4 - %z 1992 3 29 2s|3 R MSK/MSD 2011 3 27 2s|4 - MSK 2014 10 26 2s|3 - MSK 2018 10 28 2s|4 - %z 2020 12 27 2s|3 - MSK
HST Pacific/Honolulu Pacific/Johnston US/Hawaii|-10 - HST
Indian/Chagos|5 - %z 1996 1 1 0|6 - %z
Indian/Mauritius|4 MU %z
Kwajalein Pacific/Kwajalein|-12 - %z 1993 8 20 24|12 - %z
MST7MDT|-7 US M%sT
NZ-CHAT Pacific/Chatham|12:45 k %z
PST8PDT|-8 US P%sT
Pacific/Apia|-11 WS %z 2011 12 29 24|13 WS %z
Pacific/Bougainville|10 - %z 2014 12 28 2|11 - %z
Pacific/Efate|11 VU %z
Pacific/Enderbury Pacific/Kanton|-11 - %z 1994 12 31 0|13 - %z
Pacific/Fakaofo|-11 - %z 2011 12 30 0|13 - %z
Pacific/Fiji|12 FJ %z
Pacific/Galapagos|-6 EC %z
Pacific/Guam Pacific/Saipan|10 Gu G%sT 2000 12 23 0|10 - ChST
Pacific/Kiritimati|-10 - %z 1994 12 31 0|14 - %z
Pacific/Kosrae|12 - %z 1999 1 1 0|11 - %z
Pacific/Marquesas|-9:30 - %z
Pacific/Midway Pacific/Pago_Pago Pacific/Samoa US/Samoa|-11 - SST
Pacific/Norfolk|11:30 - %z 2015 10 4 2s|11 - %z 2019 7 1 0|11 AN %z
Pacific/Noumea|11 NC %z
Pacific/Pitcairn|-8:30 - %z 1998 4 27 0|-8 - %z
Pacific/Rarotonga|-10 CK %z
Pacific/Tongatapu|13 - %z 1999 1 1 0|13 TO %z
`
