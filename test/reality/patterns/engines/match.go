// Prints a line for each pattern: 1 or 0 for each text, or why the pattern does not compile.
// Patterns and texts are lines of hexadecimal UTF-8.
package main

import (
	"encoding/hex"
	"fmt"
	"os"
	"regexp"
	"strings"
)

func main() {
	texts := lines(os.Args[2])
	for _, pattern := range lines(os.Args[1]) {
		rule, err := regexp.Compile(pattern)
		if err != nil {
			fmt.Println(err)
			continue
		}
		verdicts := make([]byte, len(texts))
		for i, text := range texts {
			verdicts[i] = '0'
			if rule.MatchString(text) {
				verdicts[i] = '1'
			}
		}
		fmt.Println(string(verdicts))
	}
}

func lines(name string) []string {
	content, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	decoded := []string{}
	for _, line := range strings.Split(string(content), "\n") {
		bytes, err := hex.DecodeString(line)
		if err != nil {
			panic(err)
		}
		decoded = append(decoded, string(bytes))
	}
	return decoded
}
