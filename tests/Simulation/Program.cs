using System.Globalization;
using Kontor.Simulation;

// dotnet Simulation.Tests.dll --seed N --steps M: one simulation, repeatable by its seed. The last line says how it ended.
if (args is not ["--seed", var seedText, "--steps", var stepsText])
{
    Console.Error.WriteLine("usage: --seed N --steps M   (the tests themselves are run by 'dotnet test')");
    return 2;
}

var seed = int.Parse(seedText, CultureInfo.InvariantCulture);
var steps = int.Parse(stepsText, CultureInfo.InvariantCulture);
try
{
    Console.WriteLine(await Simulator.RunAsync(seed, steps));
    return 0;
}
catch (SimulationFailedException failure)
{
    Console.Error.WriteLine(failure.Message);
    Console.Error.WriteLine($"repeat it with: ./test simulate --seed {seed} --steps {Math.Min(failure.Step, steps)}");
    return 1;
}
