# How right is it on my articles? Twelve statements, so many of each language as there are, are marked by two people.
d=$(mktemp -d)
naql sample seeds --quiet -n 12 --by language --seed 3 -o "$d/one.csv"
cut -d, -f1-4 "$d/one.csv" | head -1
# What they write in the first column: here by rote, in earnest after reading each sentence.
sed '2,7s/^/right/; 8,9s/^/wrong speaker/; 10s/^/no statement/; 11,13s/^/right/' "$d/one.csv" >"$d/amal.csv"
sed '2,8s/^/right/; 9s/^/wrong speaker/; 10s/^/wrong span/; 11,13s/^/right/' "$d/one.csv" >"$d/badr.csv"
cd "$d" && naql score amal.csv badr.csv --format jsonl | grep '"by":"all"'
rm -r "$d"
