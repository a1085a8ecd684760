using Kontor.Bench;
using Kontor.Bench.Analytics;
using Kontor.Bench.Chain;
using Kontor.Bench.Engine;
using Kontor.Bench.Gate;
using Kontor.Bench.Loop;
using Kontor.Bench.Trading;

// bench NAME [--quick] [--write FILE]: runs one benchmark, prints its table, and replaces the section of that name in FILE. A quick run shows
// that everything works; its figures are not worth keeping, so it writes none.
if (args is ["target", ..])
    return await TargetCommand.RunAsync(args);

var isQuick = args.Contains("--quick");
Dictionary<string, Func<Task<string>>> benches = new(StringComparer.Ordinal)
{
    ["log"] = () => Task.FromResult(LogBench.Run().ToMarkdown()),
    ["loop"] = () => LoopBench.RunAsync(isQuick),
    ["gate"] = () => GateBench.RunAsync(isQuick),
    ["engine"] = () => EngineBench.RunAsync(isQuick),
    ["chain"] = () => ChainBench.RunAsync(isQuick),
    ["valuescan"] = () => ValueScanBench.RunAsync(isQuick),
    ["bitmart"] = () => TradingBench.RunAsync(TradingCase.BitMart, isQuick),
    ["weex"] = () => TradingBench.RunAsync(TradingCase.Weex, isQuick),
};

string[] named = [.. args.Where(arg => arg != "--quick")];
var file = named is [_, "--write", var path] ? path : null;
if (named.Length is not (1 or 3) || (named.Length == 3 && file is null) || !benches.TryGetValue(named[0], out var bench))
{
    Console.Error.WriteLine($"usage: bench NAME [--quick] [--write FILE]     NAME is one of: {string.Join(", ", benches.Keys)}");
    return 2;
}

var machine = BenchMachine.Describe();
var section = $"{machine}\n\n{await bench()}";
Console.WriteLine(section);
if (file is not null && !isQuick)
    BenchResults.Replace(file, named[0], section);
return 0;
