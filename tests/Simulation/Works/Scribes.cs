using Kontor.World.Facts;

namespace Kontor.Simulation.Works;

/// <summary>Operators who write down what nothing in the world tells of a token.</summary>
internal sealed class Scribes(Scene scene)
{
    private static readonly string[] s_tags = ["Layer1", "Meme", "PoW"];

    public Deed Next() =>
        scene.OneIn(3)
            ? Deed.Of(new DescribeSector(new Sector(Tag(), scene.OneIn(4) ? "" : $"name-{scene.Next(9)}")))
            : Deed.Of(new DescribeToken(new TokenFacts(Symbol(), Supply(), Supply(), Supply(), scene.OneIn(3) ? [] : [Tag(), Tag()])));

    private string Symbol() => scene.OneIn(10) ? "" : Scene.Assets[scene.Next(Scene.Assets.Length)];

    private string Tag() => s_tags[scene.Next(s_tags.Length)];

    private long Supply() => scene.OneIn(4) ? 0 : scene.Next(1_000) - 20;
}
