using Kontor.Chains.Model;
using Kontor.Chains.Storage;
using Kontor.World.Chains;

namespace Kontor.Chains.Tests.Storage;

/// <summary>What was kept comes back as it was, and what cannot be trusted any more is cut off.</summary>
public sealed class ChainBlockFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kontor-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "eth", "blocks");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Blocks_come_back_with_every_field_as_it_was()
    {
        var blocks = Blocks(5);
        Keep(blocks);
        Assert.Equal(blocks.Select(Described.Of), Read().Select(Described.Of));
        Assert.DoesNotContain(": nothing", Described.Of(blocks[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_are_added_after_those_that_came_back()
    {
        var blocks = Blocks(6);
        Keep(blocks[..3]);
        using (var file = ChainBlockFile.Open(Path, 0, _ => true))
        {
            Assert.Equal((3, 0), (file.Count, file.CutBytes));
            foreach (var block in blocks[3..])
                file.Append(block);
        }
        Assert.Equal(blocks.Select(Described.Of), Read().Select(Described.Of));
    }

    [Fact]
    public void A_file_that_ends_anywhere_gives_all_whole_blocks_and_can_be_written_on()
    {
        var blocks = Blocks(3);
        var ends = Keep(blocks);
        var whole = File.ReadAllBytes(Path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Path, whole[..length]);
            var expected = ends.Count(end => end <= length);
            var cut = length - (expected == 0 ? Math.Min(length, 8) : ends[expected - 1]);
            using (var file = ChainBlockFile.Open(Path, 0, _ => true))
            {
                // What is less than the first eight bytes is no file yet, and nothing is cut from it.
                Assert.Equal((length, expected, cut), (length, file.Count, file.CutBytes));
                foreach (var block in blocks[expected..])
                    file.Append(block);
            }
            Assert.Equal(whole, File.ReadAllBytes(Path));
        }
    }

    [Fact]
    public void A_byte_that_changed_anywhere_costs_its_block_and_those_after_it_and_none_before()
    {
        var blocks = Blocks(2);
        var ends = Keep(blocks);
        var whole = File.ReadAllBytes(Path);
        for (var place = 0; place < whole.Length; place++)
        {
            var changed = (byte[])whole.Clone();
            changed[place] ^= 0x10;
            File.WriteAllBytes(Path, changed);
            var expected = place < 8 ? 0 : ends.Count(end => end <= place);
            Assert.Equal((place, expected), (place, Read().Count));
        }
    }

    [Fact]
    public void What_is_taken_back_is_gone()
    {
        var blocks = Blocks(6);
        Keep(blocks);
        using (var file = ChainBlockFile.Open(Path, 0, _ => true))
        {
            file.CutFrom(9);
            Assert.Equal(6, file.Count);
            file.CutFrom(4);
            file.Append(blocks[4]);
        }
        Assert.Equal(blocks[..5].Select(Described.Of), Read().Select(Described.Of));
        using (var file = ChainBlockFile.Open(Path, 0, _ => true))
            file.CutFrom(0);
        Assert.Empty(Read());
    }

    [Fact]
    public void A_block_that_is_refused_and_those_after_it_are_cut_off()
    {
        Keep(Blocks(6));
        using (var file = ChainBlockFile.Open(Path, 0, block => block.Height < 2))
            Assert.Equal(2, file.Count);
        Assert.Equal(2, Read().Count);
    }

    [Fact]
    public void A_file_that_begins_at_another_height_is_begun_anew()
    {
        Keep(Blocks(6));
        using (var file = ChainBlockFile.Open(Path, 3, _ => true))
        {
            Assert.Equal(0, file.Count);
            file.Append(Blocks(6)[3]);
        }
        Assert.Equal([3L], Read(firstHeight: 3).Select(block => block.Height));
    }

    [Fact]
    public async Task What_a_source_delivers_is_kept_and_a_read_below_takes_back_what_was_above()
    {
        var node = new Following.Fake.FakeNode();
        var options = new Chains.Following.NodeOptions { Url = new Uri("http://node.example") };
        using var source = new Chains.Following.NodeChainSource(Following.Anvil.AnvilTown.Chain, options, TimeProvider.System, node.Line());
        using (var file = ChainBlockFile.Open(Path, 0, _ => true))
        {
            var kept = new KeptChainSource(source, file);
            await kept.ReadAsync(0, 7, default);
            await kept.ReadAsync(7, 5, default);
            node.Chain.Turn(5, 3, "second");
            await kept.ReadAsync(5, 100, default);
            Assert.Equal("", kept.Fault);
        }
        Assert.Equal(Enumerable.Range(0, 8).Select(node.Chain.HashAt), Read().Select(block => block.Hash));
    }

    /// <summary>Where each block ends in the file.</summary>
    private List<long> Keep(IReadOnlyList<ChainBlock> blocks)
    {
        using var file = ChainBlockFile.Open(Path, 0, _ => true);
        var ends = new List<long>();
        foreach (var block in blocks)
        {
            file.Append(block);
            ends.Add(file.Bytes);
        }
        return ends;
    }

    private List<ChainBlock> Read(long firstHeight = 0)
    {
        var blocks = new List<ChainBlock>();
        using var file = ChainBlockFile.Open(
            Path,
            firstHeight,
            block =>
            {
                blocks.Add(block);
                return true;
            }
        );
        return blocks;
    }

    /// <summary>Blocks in which no field has the value that it has when it is forgotten.</summary>
    private static ChainBlock[] Blocks(int count) => [.. Enumerable.Range(0, count).Select(height => Block(height))];

    private static ChainBlock Block(int height) =>
        new()
        {
            Height = height,
            Hash = Hash(height + 1),
            ParentHash = Hash(height),
            TimeMs = 1_700_000_000_000 + height,
            Miner = Address(1),
            SizeBytes = 700,
            GasUsed = 21_000,
            GasLimit = long.MaxValue,
            BaseFee = height == 0 ? null : 7ul,
            Difficulty = Word256.Max,
            Nonce = ulong.MaxValue,
            TransactionsRoot = Hash(99),
            OmmerCount = 2,
            Reward = Word256.Parse("2000000000000000000"),
            Transactions = [Transaction(height * 2, 0, height == 0 ? null : Address(2)), Transaction((height * 2) + 1, 1, Address(3))],
            InternalTransfers = [new InternalTransfer(1, Address(4), Address(5), 12ul, CallOperation.Create2, Succeeded: true)],
            Logs =
            [
                new ChainLog(1, 3, Address(6), [Hash(50), Hash(51)], new byte[] { 1, 2, 3 }),
                new ChainLog(1, 4, Address(6), [], default),
            ],
            Creations = [new ContractCreation(0, Address(2), Address(7), Hash(60), 24_576)],
            Grants = [new NativeGrant(Address(8), Word256.One)],
        };

    private static ChainTransaction Transaction(int number, int index, Address20? to) =>
        new()
        {
            Hash = Hash(1_000 + number),
            Index = index,
            From = Address(1),
            To = to,
            Value = Word256.Parse("123456789012345678901234567890"),
            Nonce = (ulong)number,
            GasLimit = 60_000,
            GasUsed = 21_000,
            GasPrice = 9ul,
            Type = TransactionType.SetCode,
            Succeeded = index == 0,
            Input = new byte[] { 0xA9, 0x05, 0x9C, 0xBB, (byte)number },
            SizeBytes = 112,
            Error = index == 0 ? "" : "execution reverted: zu wenig Gas für 1 €",
        };

    private static Hash32 Hash(int number) => Hash32.Of(BitConverter.GetBytes(number));

    private static Address20 Address(int number) => new(Hash(number).ToArray().AsSpan(0, Address20.Bytes));
}
