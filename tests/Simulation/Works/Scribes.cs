using Kontor.World.Facts;
using Kontor.World.Posts;

namespace Kontor.Simulation.Works;

/// <summary>Operators who write down what nothing in the world tells of a token, and what people say about it.</summary>
internal sealed class Scribes(Scene scene)
{
    private static readonly string[] s_tags = ["Layer1", "Meme", "PoW"];

    public Deed Next() =>
        scene.Next(3) switch
        {
            0 => Deed.Of(new DescribeSector(new Sector(Tag(), scene.OneIn(4) ? "" : $"name-{scene.Next(9)}"))),
            1 => Deed.Of(
                new DescribeToken(
                    new TokenFacts(Symbol(), Supply(), Supply(), Supply(), scene.OneIn(3) ? [] : [Tag(), Tag()])
                    {
                        LargeTransfer = Supply(),
                    }
                )
            ),
            _ => Deed.Of(new RecordPost(Symbol(), (Mood)scene.Next(4), $"post-{scene.Next(9)}")),
        };

    private string Symbol() => scene.OneIn(10) ? "" : Scene.Assets[scene.Next(Scene.Assets.Length)];

    private string Tag() => s_tags[scene.Next(s_tags.Length)];

    private long Supply() => scene.OneIn(4) ? 0 : scene.Next(1_000) - 20;
}
