using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Kontor.World;

/// <summary>Stays on in production: a world that stops is repaired in minutes, a world that is wrong is not.</summary>
public static class Invariant
{
    public static void Holds([DoesNotReturnIf(false)] bool condition, [CallerArgumentExpression(nameof(condition))] string? text = null)
    {
        if (!condition)
            throw new UnreachableException($"Invariant broken: {text}");
    }
}
