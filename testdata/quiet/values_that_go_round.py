import oss2

s = ""
for row in rows:
    s += row["a"]
    s += row["b"]
    s += row["c"]
    s += row["d"]
    s += row["e"]
    s += row["f"]
    s += row["g"]
    s += row["h"]
    s += row["i"]
    s += row["j"]
    s += row["k"]
    s += row["l"]
    s += row["m"]
    s += row["n"]
    s += row["o"]
    s += row["p"]
    s += row["q"]
    s += row["r"]
    s += row["s"]
    s += row["t"]
    s += row["u"]
    s += row["v"]
    s += row["w"]
    s += row["x"]
oss2.Auth(s, s)

d0 = {"access_key_id": s}
d1 = {**d0, **d0}
d2 = {**d1, **d1}
d3 = {**d2, **d2}
d4 = {**d3, **d3}
d5 = {**d4, **d4}
d6 = {**d5, **d5}
d7 = {**d6, **d6}
d8 = {**d7, **d7}
d9 = {**d8, **d8}
e0 = {**d9, **d9}
e1 = {**e0, **e0}
e2 = {**e1, **e1}
e3 = {**e2, **e2}
e4 = {**e3, **e3}
e5 = {**e4, **e4}
e6 = {**e5, **e5}
e7 = {**e6, **e6}
oss2.Auth(**e7)
