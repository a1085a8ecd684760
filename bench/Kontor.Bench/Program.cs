using Kontor.Bench;

// bench NAME [--write FILE]: runs one benchmark, prints its table, and replaces the section of that name in FILE.
Dictionary<string, Func<BenchTable>> benches = new(StringComparer.Ordinal) { ["log"] = LogBench.Run };

var file = args is [_, "--write", var path] ? path : null;
if (args.Length is not (1 or 3) || (args.Length == 3 && file is null) || !benches.TryGetValue(args[0], out var bench))
{
    Console.Error.WriteLine($"usage: bench NAME [--write FILE]     NAME is one of: {string.Join(", ", benches.Keys)}");
    return 2;
}

var section = $"{BenchMachine.Describe()}\n\n{bench().ToMarkdown()}";
Console.WriteLine(section);
if (file is not null)
    BenchResults.Replace(file, args[0], section);
return 0;
