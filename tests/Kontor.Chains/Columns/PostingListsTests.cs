using Kontor.Chains.Columns;
using Xunit.Abstractions;

namespace Kontor.Chains.Tests.Columns;

public sealed class PostingListsTests(ITestOutputHelper output)
{
    [Fact]
    public void Lists_say_what_plain_lists_say_after_any_pushing_and_popping()
    {
        foreach (var seed in Seeds.Take(3, output))
        {
            var chance = new Random(seed);
            var lists = new PostingLists();
            lists.New(3);
            List<int>[] plain =
            [
                [],
                [],
                [],
            ];
            var row = 0;
            // What was pushed last is popped first, over all lists: this is how blocks come and go.
            var history = new Stack<(int List, int Row, int Arena)>();
            for (var step = 0; step < 20_000; step++)
            {
                if (chance.Next(5) > 0 || history.Count == 0)
                {
                    row += chance.Next(1, 4);
                    var list = Math.Min(2, chance.Next(6));
                    history.Push((list, row, lists.ArenaCount));
                    lists.Push(list, row);
                    plain[list].Add(row);
                }
                else
                {
                    for (var pops = chance.Next(30); pops > 0 && history.TryPop(out var last); pops--)
                    {
                        lists.Pop(last.List, last.Row);
                        plain[last.List].RemoveAt(plain[last.List].Count - 1);
                        lists.Truncate(3, last.Arena);
                        row = last.Row - 1;
                    }
                }
                if (step % 97 == 0)
                    Compare(chance, lists, plain, row);
            }
            Compare(chance, lists, plain, row);
        }
    }

    private static void Compare(Random chance, PostingLists lists, List<int>[] plain, int row)
    {
        for (var list = 0; list < plain.Length; list++)
        {
            Assert.Equal(plain[list].Count, lists[list].Count);
            for (var probe = 0; probe < 20; probe++)
            {
                var sought = chance.Next(-1, row + 3);
                Assert.Equal(plain[list].Count(each => each < sought), lists[list].CountBelow(sought));
            }
            if (plain[list].Count == 0)
                continue;
            var start = chance.Next(plain[list].Count);
            Assert.Equal(plain[list][start], lists[list][start]);
            var walk = lists[list].WalkDownFrom(start);
            for (; walk.Position >= 0; walk.MoveDown())
                Assert.Equal(plain[list][walk.Position], walk.Row);
        }
    }
}
